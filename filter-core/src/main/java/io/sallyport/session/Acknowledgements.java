package io.sallyport.session;

import io.sallyport.internal.thread.BackgroundThread;
import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Notes which generation each session's client is known to have received. The store is written once a generation, in
 * the background: no request waits for it. A note that is lost only lengthens the leniency towards its predecessor.
 * Safe for use by many threads.
 */
public final class Acknowledgements implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Acknowledgements.class.getName());
    private static final int MOST_REMEMBERED = 100_000;
    private static final int MOST_WAITING = 10_000;
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(2);

    private final SessionStore store;
    private final Map<SessionId, Generation> highest = new ConcurrentHashMap<>();
    private final BackgroundThread thread;
    private final ThreadPoolExecutor writer;

    /** Takes the store; {@code name} becomes part of the thread's name. */
    public Acknowledgements(SessionStore store, String name) {
        this.store = store;
        this.thread = new BackgroundThread(name + "-acknowledgements");
        this.writer =
                new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), thread);
        writer.allowCoreThreadTimeOut(true);
    }

    /** Takes note that a request arrived with a token of this generation. */
    public void received(SessionId session, Generation generation) {
        if (generation.number() == 0 || generation.compareTo(highest(session)) <= 0) {
            return;
        }
        if (highest.size() >= MOST_REMEMBERED) {
            highest.clear();
        }
        if (isNews(session, generation)) {
            write(session, generation);
        }
    }

    /** Of any number of requests that arrive at once with one generation, one brings news. */
    private boolean isNews(SessionId session, Generation generation) {
        Generation known = highest.putIfAbsent(session, generation);
        return known == null || (generation.compareTo(known) > 0 && highest.replace(session, known, generation));
    }

    /** The highest generation that this node knows of; the store may know a higher one. */
    Generation highest(SessionId session) {
        return highest.getOrDefault(session, Generation.FIRST);
    }

    private void write(SessionId session, Generation generation) {
        try {
            writer.execute(() -> acknowledge(session, generation));
        } catch (RejectedExecutionException fullOrClosed) {
            LOG.log(Level.DEBUG, "an acknowledgement was dropped: too many are waiting");
        }
    }

    private void acknowledge(SessionId session, Generation generation) {
        try {
            store.acknowledge(session, generation);
        } catch (StoreUnavailableException lost) {
            LOG.log(Level.DEBUG, "an acknowledgement was lost: {0}", lost.getMessage());
        }
    }

    /** Writes what is waiting, for two seconds at most, and ends the thread. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!thread.hasEnded(TIME_TO_FINISH)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
