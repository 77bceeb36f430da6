package io.sallyport.container.war;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Everything that container and applications log while it is open: on all four containers that is
 * {@code java.util.logging}. Keeps text alone: a record's parameters would keep an application's classes alive.
 */
public final class RunLog implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final List<String> records = new CopyOnWriteArrayList<>();
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            records.add(textOf(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private RunLog() {
        root.addHandler(recorder);
    }

    public static RunLog open() {
        return new RunLog();
    }

    /** Level, logger, message and the stack trace, if any, of each record. */
    public String text() {
        return String.join("", records);
    }

    private static String textOf(LogRecord logged) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.println(logged.getLevel().getName() + " " + logged.getLoggerName() + " "
                + new SimpleFormatter().formatMessage(logged));
        if (logged.getThrown() != null) {
            logged.getThrown().printStackTrace(lines);
        }
        return text.toString();
    }

    @Override
    public void close() {
        root.removeHandler(recorder);
    }
}
