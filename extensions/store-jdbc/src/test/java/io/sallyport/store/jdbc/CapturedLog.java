package io.sallyport.store.jdbc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What this package logs while it is open, from INFO on: level and message. */
final class CapturedLog extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger(CapturedLog.class.getPackageName());
    private final List<String> messages = new CopyOnWriteArrayList<>();

    CapturedLog() {
        setLevel(Level.INFO);
        logger.addHandler(this);
    }

    List<String> messages() {
        return messages;
    }

    @Override
    public void publish(LogRecord logged) {
        if (isLoggable(logged)) {
            messages.add(logged.getLevel().getName() + " " + new SimpleFormatter().formatMessage(logged));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
