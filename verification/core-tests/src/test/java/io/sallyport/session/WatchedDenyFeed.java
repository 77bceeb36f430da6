package io.sallyport.session;

import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** A feed in memory that counts how often it was read and fails where it is told to. */
public final class WatchedDenyFeed implements DenyFeed {
    private final DenyFeed feed;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger room = new AtomicInteger(-1);
    private volatile boolean unreadable;
    private volatile boolean unwritable;
    private volatile RuntimeException failure = new StoreUnavailableException("the feed is out of reach");

    public WatchedDenyFeed(Clock clock) {
        feed = new InMemoryDenyFeed(clock);
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
        reads.incrementAndGet();
        if (unreadable) {
            throw failure;
        }
        return feed.since(revision);
    }
}
