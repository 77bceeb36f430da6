package io.sallyport.store.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What this package logs while it is open: level and message of each record. */
final class LogRecords extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger(LogRecords.class.getPackageName());
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LogRecords() {
        logger.addHandler(this);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord logged) {
        lines.add(logged.getLevel().getName() + " " + new SimpleFormatter().formatMessage(logged));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
