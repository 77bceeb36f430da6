package io.sallyport.session;

import io.sallyport.internal.thread.BackgroundThread;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does one thing at intervals, and soon after it was woken, on a thread of its own. However many wake-ups come together,
 * they lead to one time; a wake-up that comes while it is being done leads to another. Safe for use by many threads.
 */
final class WokenPoller implements AutoCloseable {
    private static final Logger LOG = System.getLogger(WokenPoller.class.getName());
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(2);

    /** Bounds what a storm of wake-ups costs to two hundred times a second. */
    private static final long GATHERING_MILLIS = 5;

    private final Runnable task;
    private final BackgroundThread thread;
    private final ScheduledExecutorService executor;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicLong wakeUps = new AtomicLong();

    /**
     * Takes what is to be done, which throws nothing.
     *
     * @param name the thread's name
     */
    WokenPoller(String name, Runnable task) {
        this.task = task;
        this.thread = new BackgroundThread(name);
        this.executor = Executors.newSingleThreadScheduledExecutor(thread);
    }

    void every(Duration interval) {
        long millis = interval.toMillis();
        Future<?> unused = executor.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Returns at once. */
    void wake() {
        wakeUps.incrementAndGet();
        if (woken.compareAndSet(false, true)) {
            try {
                Future<?> unused = executor.schedule(this::runWoken, GATHERING_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closed) {
                LOG.log(Level.DEBUG, "a wake-up came after the end");
            }
        }
    }

    private void runWoken() {
        // First: what happens from here on may be missed by this run, and asks for another one.
        woken.set(false);
        task.run();
    }

    /** How often it was woken. */
    long wakeUps() {
        return wakeUps.get();
    }

    /** Ends the thread, as far as that is possible within two seconds. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!thread.hasEnded(TIME_TO_FINISH)) {
                LOG.log(Level.WARNING, "the deny-list's thread is still waiting for its store");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
