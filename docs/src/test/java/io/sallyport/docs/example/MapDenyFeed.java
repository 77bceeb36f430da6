package io.sallyport.docs.example;

import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.spi.DenyFeed;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** A deny-list whose revision is taken and whose entry is written under one lock, so that no reader can see a gap. */
final class MapDenyFeed implements DenyFeed {
    private final NavigableMap<Long, Denial> entries = new TreeMap<>();
    private final Clock clock;
    private long newest;

    MapDenyFeed(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized long append(Denial denial) {
        entries.values().removeIf(past -> past.until().isBefore(clock.instant()));
        newest++;
        entries.put(newest, denial);
        return newest;
    }

    @Override
    public DenyChanges since(long revision) {
        return since(revision, Integer.MAX_VALUE);
    }

    /** What it does not reach it answers with a lower revision: its own newest. */
    @Override
    public synchronized DenyChanges since(long revision, int atMost) {
        SortedMap<Long, Denial> page = new TreeMap<>();
        entries.tailMap(revision, false).entrySet().stream()
                .limit(atMost)
                .forEach(entry -> page.put(entry.getKey(), entry.getValue()));
        boolean isWhole = page.size() < atMost;
        return new DenyChanges(isWhole ? newest : page.lastKey(), List.copyOf(page.values()));
    }
}
