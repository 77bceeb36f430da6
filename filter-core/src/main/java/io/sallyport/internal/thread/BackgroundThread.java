package io.sallyport.internal.thread;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the one daemon thread of an executor, and waits for its end: an executor says that it has terminated while its
 * thread still runs for a moment, which a container takes for a leak when it undeploys.
 */
public final class BackgroundThread implements ThreadFactory {
    private final String name;
    private volatile Optional<Thread> latest = Optional.empty();

    /** Takes the thread's name. */
    public BackgroundThread(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        latest = Optional.of(thread);
        return thread;
    }

    /** Waits for the thread's end and tells whether it came. The executor must have been shut down. */
    public boolean hasEnded(Duration patience) throws InterruptedException {
        if (latest.isPresent()) {
            latest.get().join(patience.toMillis());
        }
        return latest.filter(Thread::isAlive).isEmpty();
    }
}
