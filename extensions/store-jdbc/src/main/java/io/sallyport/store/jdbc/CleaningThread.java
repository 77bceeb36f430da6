package io.sallyport.store.jdbc;

import io.sallyport.internal.thread.BackgroundThread;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread that forgets what is old; there is none while nothing is to be done. */
final class CleaningThread implements Executor, AutoCloseable {
    private static final Logger LOG = System.getLogger(CleaningThread.class.getName());
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(4);

    private final BackgroundThread thread;
    private final ThreadPoolExecutor worker;

    /** Takes the application's name, which becomes part of the thread's. */
    CleaningThread(String name) {
        thread = new BackgroundThread(name + "-cleaning");
        worker = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1), thread);
        worker.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        worker.execute(work);
    }

    /** Waits for what has begun. It interrupts nothing: a file that H2 reads would be closed under everybody's feet. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!thread.hasEnded(TIME_TO_FINISH)) {
                LOG.log(Level.WARNING, "the thread that forgets old sessions is still waiting for its database");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
