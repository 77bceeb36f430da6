package io.sallyport.store.jdbc;

import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Forgets what is past its time: at a write now and then, a thousand rows at most, so that there is no timer to leave
 * behind. A failure is logged and never the caller's.
 */
final class Housekeeping {
    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Database database;
    private final StoreTime time;
    private final Clock clock;
    private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);

    /** Works at most once a minute by {@code clock}; what is past its time {@code time} decides. */
    Housekeeping(Database database, StoreTime time, Clock clock) {
        this.database = database;
        this.time = time;
        this.clock = clock;
    }

    void forgetSometimes() {
        Instant now = clock.instant();
        long due = next.get();
        if (now.toEpochMilli() >= due
                && next.compareAndSet(due, now.plus(INTERVAL).toEpochMilli())) {
            forget();
        }
    }

    private void forget() {
        try {
            database.run("forget old sessions", connection -> Sql.FORGET_SESSIONS.update(connection, time.now()));
            database.run("forget old denials", connection -> Sql.FORGET_DENIALS.update(connection, time.now()));
        } catch (StoreUnavailableException e) {
            LOG.log(Level.WARNING, "Old sessions and denials stay in the database for now", e);
        }
    }
}
