package io.sallyport.session;

import io.sallyport.internal.thread.BackgroundThread;
import io.sallyport.model.Denial;
import io.sallyport.model.TokenReference;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What goes on after the request that its token opened: asynchronous requests, {@code HttpSession}s, connections that
 * stay open. Each is ended when the token or its session is denied, by this node or another. Safe for use by many
 * threads.
 */
public final class LastingUses implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LastingUses.class.getName());
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(2);

    private final DenyListFollower denyList;
    /** By the hashes of what would deny them. */
    private final Map<Long, List<Use>> uses = new HashMap<>();

    private final BackgroundThread thread;
    private final ThreadPoolExecutor ender;

    /** Takes what is followed; {@code name} becomes part of the thread's name. */
    public LastingUses(DenyListFollower denyList, String name) {
        this.denyList = denyList;
        this.thread = new BackgroundThread(name + "-endings");
        this.ender = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), thread);
        ender.allowCoreThreadTimeOut(true);
        denyList.tell(new EndingWhatIsDenied());
    }

    /**
     * Takes note of a use that begins.
     *
     * @param token the token that opened it
     * @param end ends it, called once at most, on a thread of ours, soon after the denial; it should return within some
     *     milliseconds, since others wait. A token that was denied between its request and this call is found, too
     */
    public LastingUse begin(TokenReference token, Runnable end) {
        Use use = new Use(token, end);
        synchronized (uses) {
            use.hashes()
                    .forEach(hash -> uses.computeIfAbsent(hash, first -> new ArrayList<>(1))
                            .add(use));
        }
        if (isDenied(use)) {
            use.end();
        }
        return use;
    }

    /** How many there are now that can be denied. */
    public int count() {
        synchronized (uses) {
            return Math.toIntExact(
                    uses.values().stream().flatMap(List::stream).distinct().count());
        }
    }

    /** Where the deny-list is not known now, the denial is told once it can be read again. */
    private boolean isDenied(Use use) {
        try {
            return denyList.isDenied(use.token);
        } catch (StoreUnavailableException notKnown) {
            return false;
        }
    }

    private void remove(Use use) {
        synchronized (uses) {
            use.hashes()
                    .forEach(hash -> uses.computeIfPresent(hash, (same, all) -> {
                        all.remove(use);
                        return all.isEmpty() ? null : all;
                    }));
        }
    }

    private final class EndingWhatIsDenied implements DenialListener {
        @Override
        public void denied(Denial denial) {
            List<Use> ended;
            synchronized (uses) {
                ended = List.copyOf(uses.getOrDefault(denial.hash(), List.of()));
            }
            ended.forEach(Use::end);
        }

        @Override
        public void entriesLost() {
            List<Use> all;
            synchronized (uses) {
                all = uses.values().stream().flatMap(List::stream).toList();
            }
            all.stream().filter(LastingUses.this::isDenied).forEach(Use::end);
        }
    }

    private final class Use implements LastingUse {
        private final TokenReference token;
        private final Runnable end;
        private final AtomicBoolean over = new AtomicBoolean();

        Use(TokenReference token, Runnable end) {
            this.token = token;
            this.end = end;
        }

        /** Those that a denial can have. */
        List<Long> hashes() {
            List<Long> hashes = new ArrayList<>(2);
            if (token.sessionHash() != 0) {
                hashes.add(token.sessionHash());
            }
            if (token.tokenHash() != 0) {
                hashes.add(token.tokenHash());
            }
            return hashes;
        }

        void end() {
            if (over.compareAndSet(false, true)) {
                remove(this);
                try {
                    ender.execute(this::runEnd);
                } catch (RejectedExecutionException closed) {
                    LOG.log(Level.DEBUG, "a denial came after the end");
                }
            }
        }

        private void runEnd() {
            try {
                end.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "what a denied token had opened could not be ended", e);
            }
        }

        @Override
        public void close() {
            if (over.compareAndSet(false, true)) {
                remove(this);
            }
        }
    }

    /** Forgets them all, ends those that are denied already, for two seconds at most, and ends the thread. */
    @Override
    public void close() {
        denyList.tell(DenialListener.NOBODY);
        synchronized (uses) {
            uses.clear();
        }
        ender.shutdown();
        try {
            if (!thread.hasEnded(TIME_TO_FINISH)) {
                ender.shutdownNow();
            }
        } catch (InterruptedException e) {
            ender.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
