package io.sallyport.store.jdbc;

import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Forgets what is an hour past its time: started by a write now and then, on one node at a time, in small batches. Whose
 * turn it is a lease says, which the database's clock ends: a node that dies keeps it for less than a minute. A failure
 * is logged and never the caller's. Safe for many threads.
 */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());
    /** The row that says whose turn it is. */
    static final String LEASE = "cleaning";

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    /** Together with a statement that hangs, shorter than the lease. */
    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();

    private final Tables tables;
    private final StoreTime time;
    private final Clock clock;
    private final Executor executor;
    private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean closed;

    /**
     * Asks for its turn at most once a minute by {@code clock}; what is past its time {@code time} decides.
     *
     * @param executor does the work, so that no sign-in waits for it
     */
    Housekeeping(Tables tables, StoreTime time, Clock clock, Executor executor) {
        this.tables = tables;
        this.time = time;
        this.clock = clock;
        this.executor = executor;
    }

    void forgetSometimes() {
        Instant now = clock.instant();
        long due = next.get();
        if (now.toEpochMilli() >= due
                && next.compareAndSet(due, now.plus(INTERVAL).toEpochMilli())) {
            try {
                executor.execute(this::forgetInTurn);
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "Nothing is forgotten this time: the last turn goes on, or the application ends");
            }
        }
    }

    private void forgetInTurn() {
        try {
            if (isOurTurn()) {
                long start = System.nanoTime();
                forget("forget old sessions", Sql.FORGET_SESSIONS, start);
                forget("forget old denials", Sql.FORGET_DENIALS, start);
            }
        } catch (StoreUnavailableException e) {
            LOG.log(Level.WARNING, "Old sessions and denials stay in the database for now", e);
        }
    }

    private boolean isOurTurn() {
        return tables.run(
                "take the lease for cleaning",
                connection -> connection.update(Sql.TAKE_LEASE, time.now(), Parameter.text(LEASE), time.now()) == 1);
    }

    /** Each batch is a transaction of its own. What is left when the time is up, the next turn finds. */
    private void forget(String purpose, Sql statement, long start) {
        boolean more = true;
        while (more && !closed && System.nanoTime() - start < LONGEST_NANOS) {
            more = tables.run(purpose, connection -> connection.update(statement, time.now())) == Sql.BATCH;
        }
    }

    /** Begins no further batch. */
    @Override
    public void close() {
        closed = true;
    }
}
