package io.sallyport.session;

import io.sallyport.internal.thread.BackgroundThread;
import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notes which generation each session's client is known to have received. They are gathered and written many at once, in
 * the background: no request waits for it. While the store is out of reach they wait; one that is lost in the end only
 * lengthens the leniency towards its predecessor. Safe for use by many threads.
 */
public final class Acknowledgements implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Acknowledgements.class.getName());
    private static final int MOST_REMEMBERED = 100_000;
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 500;
    private static final Duration GATHERING = Duration.ofMillis(100);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(2);

    private final SessionStore store;
    private final RecentGenerations seen = new RecentGenerations(MOST_REMEMBERED);
    private final Map<SessionId, Generation> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final BackgroundThread thread;
    private final ScheduledExecutorService writer;

    /** Takes the store; {@code name} becomes part of the thread's name. */
    public Acknowledgements(SessionStore store, String name) {
        this.store = store;
        this.thread = new BackgroundThread(name + "-acknowledgements");
        ScheduledThreadPoolExecutor oneThread = new ScheduledThreadPoolExecutor(1, thread);
        oneThread.setKeepAliveTime(5, TimeUnit.SECONDS);
        oneThread.allowCoreThreadTimeOut(true);
        this.writer = oneThread;
    }

    /** Takes note that a request arrived with a token of this generation. */
    public void received(SessionId session, Generation generation) {
        if (generation.number() > 0 && seen.isNews(session, generation)) {
            gather(session, generation);
        }
    }

    /** The highest generation that this node knows of; the store may know a higher one. */
    Generation highest(SessionId session) {
        return seen.highest(session);
    }

    private void gather(SessionId session, Generation generation) {
        if (waiting.size() >= MOST_WAITING && !waiting.containsKey(session)) {
            LOG.log(Level.DEBUG, "an acknowledgement was dropped: too many are waiting");
            return;
        }
        waiting.merge(session, generation, Acknowledgements::later);
        plan(GATHERING);
    }

    private static Generation later(Generation one, Generation other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void plan(Duration delay) {
        if (planned.compareAndSet(false, true)) {
            try {
                Future<?> unused = writer.schedule(this::writeWhatWaits, delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closed) {
                LOG.log(Level.DEBUG, "an acknowledgement came after the end");
            }
        }
    }

    private void writeWhatWaits() {
        // First: what comes while this writes is planned for, whether it is written now or then.
        planned.set(false);
        if (!writeAll()) {
            plan(AFTER_A_FAILURE);
        }
    }

    /** Tells whether nothing is left that could be written later. */
    private boolean writeAll() {
        Map<SessionId, Generation> batch = take();
        while (!batch.isEmpty()) {
            try {
                store.acknowledgeAll(batch);
            } catch (StoreUnavailableException outOfReach) {
                LOG.log(Level.DEBUG, "acknowledgements wait: {0}", outOfReach.getMessage());
                batch.forEach((session, generation) -> waiting.merge(session, generation, Acknowledgements::later));
                return false;
            } catch (RuntimeException refused) {
                LOG.log(Level.WARNING, batch.size() + " acknowledgements are lost", refused);
            }
            batch = take();
        }
        return true;
    }

    private Map<SessionId, Generation> take() {
        Map<SessionId, Generation> batch = new HashMap<>();
        waiting.entrySet().stream().limit(MOST_AT_ONCE).toList().forEach(entry -> {
            if (waiting.remove(entry.getKey(), entry.getValue())) {
                batch.put(entry.getKey(), entry.getValue());
            }
        });
        return batch;
    }

    /** Writes what is waiting, for two seconds at most, and ends the thread. */
    @Override
    public void close() {
        try {
            if (!waiting.isEmpty()) {
                writer.submit(this::writeAll).get(TIME_TO_FINISH.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException | RejectedExecutionException lost) {
            LOG.log(Level.DEBUG, "acknowledgements are lost at the end: {0}", lost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void end() {
        writer.shutdownNow();
        try {
            if (!thread.hasEnded(TIME_TO_FINISH)) {
                LOG.log(Level.WARNING, "the acknowledgements' thread is still waiting for its store");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
