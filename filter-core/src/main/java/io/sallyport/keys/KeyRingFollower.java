package io.sallyport.keys;

import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.thread.BackgroundThread;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Polls the ring in the background until closed. */
public final class KeyRingFollower implements AutoCloseable {
    private static final Logger LOG = System.getLogger(KeyRingFollower.class.getName());
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(2);

    private final KeyRotation rotation;
    private final BackgroundThread thread;
    private final ScheduledExecutorService poller;
    private final ScheduledFuture<?> polling;

    /** Starts to poll; the application's name becomes part of the thread's. */
    public KeyRingFollower(KeyRotation rotation, SallyportConfig config) {
        this.rotation = rotation;
        this.thread = new BackgroundThread(config.appName() + "-keys");
        this.poller = Executors.newSingleThreadScheduledExecutor(thread);
        long every = config.keyRotation().pollInterval().toMillis();
        this.polling = poller.scheduleWithFixedDelay(this::poll, every, every, TimeUnit.MILLISECONDS);
    }

    private void poll() {
        try {
            rotation.poll();
        } catch (StoreUnavailableException outOfReach) {
            // The ring has said so, once; saying it at each poll would bury everything else.
            LOG.log(Level.DEBUG, "the key ring was not polled: {0}", outOfReach.getMessage());
        } catch (RuntimeException e) {
            // Whatever it is: a scheduled task that throws is never run again, and keys would stay for ever.
            LOG.log(Level.ERROR, "the keys could not be rotated; this is tried again at the next poll", e);
        }
    }

    /** Ends the thread. */
    @Override
    public void close() {
        polling.cancel(true);
        poller.shutdownNow();
        try {
            if (!thread.hasEnded(TIME_TO_FINISH)) {
                LOG.log(Level.WARNING, "the key ring's thread is still waiting for its source");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
