package io.sallyport.internal.memory;

import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.spi.DenyFeed;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;

/** A deny-list in memory. Entries past their time are dropped as new ones come. */
public final class InMemoryDenyFeed implements DenyFeed {
    private final Clock clock;
    private final TreeMap<Long, Denial> entries = new TreeMap<>();
    private final ExpiryQueue<Long> expiries = new ExpiryQueue<>();
    private long newest;

    /** Makes an empty deny-list that tells the time by {@code clock}. */
    public InMemoryDenyFeed(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized long append(Denial denial) {
        expiries.dropForgettable(clock.instant(), entries::remove);
        newest++;
        entries.put(newest, denial);
        expiries.add(newest, denial.until());
        return newest;
    }

    @Override
    public synchronized DenyChanges since(long revision) {
        return new DenyChanges(
                Math.max(revision, newest),
                List.copyOf(entries.tailMap(revision, false).values()));
    }
}
