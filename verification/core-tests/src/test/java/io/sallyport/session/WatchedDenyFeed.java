package io.sallyport.session;

import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A feed in memory that counts how often it was read, fails and loses where it is told to, and wakes when asked to. */
public final class WatchedDenyFeed implements DenyFeed {
    private final Clock clock;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private final List<Integer> pages = new CopyOnWriteArrayList<>();
    private volatile DenyFeed feed;
    private volatile Instant completeSince = Instant.EPOCH;
    private volatile Runnable beforeReading = () -> {};
    private volatile Runnable afterReading = () -> {};
    private volatile Optional<RuntimeException> unwakeable = Optional.empty();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger room = new AtomicInteger(-1);
    private volatile boolean unreadable;
    private volatile boolean unwritable;
    private volatile RuntimeException failure = new StoreUnavailableException("the feed is out of reach");

    public WatchedDenyFeed(Clock clock) {
        this.clock = clock;
        feed = new InMemoryDenyFeed(clock);
    }

    /** How many entries each reading asked for. */
    public List<Integer> pages() {
        return List.copyOf(pages);
    }

    /** How many followers it would wake. */
    public int followers() {
        return followers.size();
    }

    /** Wakes its followers. */
    public void wake() {
        followers.forEach(Runnable::run);
    }

    /** Does this at each reading, before it looks for entries. */
    public void beforeReading(Runnable action) {
        beforeReading = action;
    }

    /** Does this at each reading, before its answer is handed over. */
    public void afterReading(Runnable action) {
        afterReading = action;
    }

    /** Fails when it is asked for wake-ups. */
    public void unwakeable(RuntimeException why) {
        unwakeable = Optional.of(why);
    }

    /** Begins again, empty, and says since when. */
    public void lose(Instant begin) {
        feed = new InMemoryDenyFeed(clock);
        completeSince = begin;
    }

    public int reads() {
        return reads.get();
    }

    /** How far it has come; not counted as a reading. */
    public long revision() {
        return feed.since(0).revision();
    }

    public void unreadable(boolean now) {
        unreadable = now;
    }

    public void unwritable(boolean now) {
        unwritable = now;
    }

    /** Takes so many more entries and fails then. */
    public void failAfter(int entries) {
        room.set(entries);
    }

    /** Fails with this instead. */
    public void failWith(RuntimeException other) {
        failure = other;
    }

    @Override
    public long append(Denial denial) {
        if (unwritable || room.getAndDecrement() == 0) {
            throw failure;
        }
        return feed.append(denial);
    }

    @Override
    public DenyChanges since(long revision) {
        return since(revision, Integer.MAX_VALUE);
    }

    @Override
    public DenyChanges since(long revision, int atMost) {
        pages.add(atMost);
        beforeReading.run();
        boolean fails = unreadable;
        reads.incrementAndGet();
        if (fails) {
            throw failure;
        }
        DenyChanges changes = feed.since(revision, atMost);
        afterReading.run();
        return new DenyChanges(changes.revision(), changes.denials(), completeSince);
    }

    @Override
    public Wakes wakeOnAppend(Runnable wake) {
        unwakeable.ifPresent(why -> {
            throw why;
        });
        followers.add(wake);
        return () -> followers.remove(wake);
    }
}
