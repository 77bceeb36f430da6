package io.sallyport.store.jdbc;

import io.sallyport.internal.thread.BackgroundThread;
import io.sallyport.spi.DenyFeed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Wakes a follower when PostgreSQL says that a denial was added, on a connection that is held for this alone. One that
 * is lost is opened again, later each time; whoever follows polls all the same.
 */
final class PostgresWakes implements DenyFeed.Wakes {
    private static final Logger LOG = System.getLogger(PostgresWakes.class.getName());
    private static final Duration NETWORK_LIMIT = Duration.ofSeconds(3);
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(2);
    /** So long does closing wait for the thread at most. */
    private static final int WAIT_MILLIS = 250;
    /** How many waits in vain are followed by a question: a dead network says nothing either. */
    private static final int WAITS_BEFORE_A_QUESTION = 20;

    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final int MOST_DOUBLINGS = 7;

    private final DataSource source;
    private final Runnable wake;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BackgroundThread thread;
    private final ExecutorService worker;
    private int failures;

    private PostgresWakes(DataSource source, String name, Runnable wake) {
        this.source = source;
        this.wake = wake;
        this.thread = new BackgroundThread(name + "-denials");
        this.worker = Executors.newSingleThreadExecutor(thread);
    }

    /** Begins to listen; {@code name} becomes part of the thread's name. */
    static DenyFeed.Wakes start(DataSource source, String name, Runnable wake) {
        PostgresWakes wakes = new PostgresWakes(source, name, wake);
        wakes.worker.execute(wakes::run);
        return wakes;
    }

    private void run() {
        boolean possible = true;
        while (possible && !isClosedWithin(pauseMillis())) {
            try (BorrowedConnection borrowed = BorrowedConnection.from(source, NETWORK_LIMIT)) {
                Optional<PostgresNotifications> notifications = PostgresNotifications.of(borrowed.connection());
                possible = notifications.isPresent();
                if (possible) {
                    listen(borrowed, notifications.get());
                }
            } catch (SQLException | RuntimeException e) {
                lost(e);
            }
        }
        if (!possible) {
            LOG.log(
                    Level.INFO,
                    "The pool of sallyport.datasource does not let us through to PostgreSQL's driver: denials of other"
                            + " nodes are found by polling alone");
        }
    }

    private void listen(BorrowedConnection borrowed, PostgresNotifications notifications) throws SQLException {
        notifications.start();
        try {
            found();
            // What was added while nobody listened.
            wake.run();
            int waits = 0;
            while (!isClosedWithin(0)) {
                if (notifications.arrivesWithin(WAIT_MILLIS)) {
                    wake.run();
                } else if (++waits % WAITS_BEFORE_A_QUESTION == 0) {
                    borrowed.ask();
                }
            }
        } finally {
            stop(notifications);
        }
    }

    private static void stop(PostgresNotifications notifications) {
        try {
            notifications.stop();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "the connection that listened is gone", e);
        }
    }

    private long pauseMillis() {
        return failures == 0 ? 0 : FIRST_PAUSE_MILLIS << Math.min(failures - 1, MOST_DOUBLINGS);
    }

    private boolean isClosedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void found() {
        if (failures > 0) {
            LOG.log(Level.INFO, "Denials of other nodes arrive at once again");
        }
        failures = 0;
    }

    private void lost(Exception why) {
        failures++;
        if (failures == 1) {
            LOG.log(
                    Level.INFO,
                    "Denials of other nodes are found by polling alone until PostgreSQL can be heard again",
                    why);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        worker.shutdown();
        try {
            if (!thread.hasEnded(TIME_TO_FINISH)) {
                LOG.log(Level.WARNING, "the thread that listens for denials is still waiting for its database");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
