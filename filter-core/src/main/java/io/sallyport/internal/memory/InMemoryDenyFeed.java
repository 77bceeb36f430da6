package io.sallyport.internal.memory;

import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.spi.DenyFeed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A deny-list in memory. Entries past their time are dropped as new ones come. */
public final class InMemoryDenyFeed implements DenyFeed {
    private final Clock clock;
    private final TreeMap<Long, Denial> entries = new TreeMap<>();
    private final ExpiryQueue<Long> expiries = new ExpiryQueue<>();
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private long newest;

    /** Makes an empty deny-list that tells the time by {@code clock}. */
    public InMemoryDenyFeed(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long append(Denial denial) {
        long revision = add(denial);
        followers.forEach(Runnable::run);
        return revision;
    }

    private synchronized long add(Denial denial) {
        expiries.dropForgettable(clock.instant(), entries::remove);
        newest++;
        entries.put(newest, denial);
        expiries.add(newest, denial.until());
        return newest;
    }

    @Override
    public DenyChanges since(long revision) {
        return since(revision, Integer.MAX_VALUE);
    }

    @Override
    public synchronized DenyChanges since(long revision, int atMost) {
        List<Map.Entry<Long, Denial>> page = entries.tailMap(revision, false).entrySet().stream()
                .limit(atMost)
                .toList();
        long last = page.size() < atMost ? newest : page.get(atMost - 1).getKey();
        return new DenyChanges(last, page.stream().map(Map.Entry::getValue).toList());
    }

    @Override
    public Wakes wakeOnAppend(Runnable wake) {
        followers.add(wake);
        return () -> followers.remove(wake);
    }
}
