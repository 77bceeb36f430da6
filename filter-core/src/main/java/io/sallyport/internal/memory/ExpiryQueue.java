package io.sallyport.internal.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * What may be forgotten, and from when on. Each write drops a few, so that neither a timer nor one unlucky caller has
 * to clean up. Not thread-safe: the owner holds its lock.
 *
 * @param <K> the name of what may be forgotten
 */
final class ExpiryQueue<K> {
    private static final int DROPPED_AT_ONCE = 32;

    private final PriorityQueue<Entry<K>> entries = new PriorityQueue<>(Comparator.comparing(Entry::forgetFrom));

    void add(K name, Instant forgetFrom) {
        entries.add(new Entry<>(name, forgetFrom));
    }

    void dropForgettable(Instant now, Consumer<K> drop) {
        for (int dropped = 0; dropped < DROPPED_AT_ONCE; dropped++) {
            Entry<K> earliest = entries.peek();
            if (earliest == null || now.isBefore(earliest.forgetFrom())) {
                return;
            }
            entries.remove();
            drop.accept(earliest.name());
        }
    }

    private record Entry<K>(K name, Instant forgetFrom) {}
}
