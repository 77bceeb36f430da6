package io.sallyport.store.redis;

import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The deny-list in Redis, that of one issuer. The script that adds an entry counts its revision, so revisions become
 * visible in their order. Beside the entries it is kept since when they are complete: that a server came back without its
 * data, or with older data, is noticed by its next reader, and told to all.
 */
final class RedisDenyFeed implements DenyFeed, AutoCloseable {
    private static final int PAGE = 5_000;
    private static final int FORGOTTEN_AT_ONCE = 100;

    private final Redis redis;
    private final Names names;
    private final String threadName;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    /** Takes the server; {@code application} becomes part of the names of threads. */
    RedisDenyFeed(Redis redis, Names names, String application) {
        this.redis = redis;
        this.names = names;
        this.threadName = application + "-redis-listener";
    }

    @Override
    public long append(Denial denial) {
        return redis.run(
                "add an entry to the deny-list",
                Script.APPEND_DENIAL,
                List.of(names.denialState(), names.denials(), names.denialEnds()),
                List.of(
                        SessionFields.millis(denial.until()),
                        DenialText.of(denial),
                        names.denialChannel(),
                        Integer.toString(FORGOTTEN_AT_ONCE)),
                reply -> Long.parseLong(reply.text()));
    }

    @Override
    public DenyChanges since(long revision) {
        return since(revision, Integer.MAX_VALUE);
    }

    @Override
    public DenyChanges since(long revision, int atMost) {
        Page page = page(revision, atMost);
        List<Denial> denials = new ArrayList<>(page.denials());
        Instant from = page.from();
        while (page.isFull() && denials.size() < atMost) {
            page = page(page.revision(), atMost - denials.size());
            requireSame(from, page.from());
            denials.addAll(page.denials());
        }
        return new DenyChanges(page.revision(), denials, from);
    }

    private void requireSame(Instant before, Instant after) {
        if (!before.equals(after)) {
            throw new StoreUnavailableException(redis + " has lost denials while they were read: they are read again");
        }
    }

    private Page page(long after, int atMost) {
        return redis.run(
                "read the deny-list",
                Script.READ_DENIALS,
                List.of(names.denialState(), names.denials()),
                List.of(Long.toString(after), Integer.toString(Math.min(atMost, PAGE))),
                reply -> Page.read(after, reply.items()));
    }

    @Override
    public Wakes wakeOnAppend(Runnable wake) {
        Listener listener = new Listener(redis, names.denialChannel(), wake, threadName);
        listeners.add(listener);
        listener.start();
        return () -> {
            listeners.remove(listener);
            listener.close();
        };
    }

    /** Ends all threads. */
    @Override
    public void close() {
        listeners.forEach(Listener::close);
        listeners.clear();
    }

    /**
     * Some denials.
     *
     * @param from since when the feed is complete
     * @param revision of the last denial; where there is none, the one asked for, or a lower one that was reached
     */
    private record Page(Instant from, long revision, List<Denial> denials) {
        static Page read(long after, List<Reply> answer) {
            long reached = Long.parseLong(answer.get(1).text());
            long last = Math.min(after, reached);
            List<Denial> denials = new ArrayList<>();
            for (Reply entry : answer.get(2).items()) {
                String[] parts = entry.text().split(" ", 2);
                last = Long.parseLong(parts[0]);
                denials.add(DenialText.read(parts[1]));
            }
            return new Page(SessionFields.instant(answer.get(0)), last, denials);
        }

        boolean isFull() {
            return denials.size() == PAGE;
        }
    }
}
