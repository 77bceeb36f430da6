package io.sallyport.attacks;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that anybody in this JVM logs while it is open, on every level, messages and stack traces. */
public final class CapturedLog extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> messages = new ArrayList<>();
    private final List<String> urgent = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    public CapturedLog() {
        setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(this);
    }

    /** What was logged since {@link #length} was this. */
    synchronized String since(int length) {
        return text.substring(length);
    }

    public synchronized String text() {
        return text.toString();
    }

    /** Our own messages, each as it reaches whoever writes it to a file. */
    public synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    /** Our own messages that an operator should see, each after its level. */
    public synchronized List<String> urgent() {
        return List.copyOf(urgent);
    }

    synchronized int length() {
        return text.length();
    }

    @Override
    public synchronized void publish(LogRecord logged) {
        String message = formatter.formatMessage(logged);
        if (String.valueOf(logged.getLoggerName()).startsWith("io.sallyport")) {
            messages.add(message);
            if (logged.getLevel().intValue() >= Level.INFO.intValue()) {
                urgent.add(logged.getLevel() + " " + message);
            }
        }
        text.append(message).append('\n');
        if (logged.getThrown() != null) {
            StringWriter trace = new StringWriter();
            logged.getThrown().printStackTrace(new PrintWriter(trace));
            text.append(trace);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
    }
}
