package io.sallyport.keys;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.KeyState;
import io.sallyport.model.StoredKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The keys of one purpose in the order in which they come into use; immutable. An empty one knows that it is, and
 * nothing else can be asked of it.
 *
 * @param <K> an opened key
 */
final class Timeline<K> {
    private final List<Entry<K>> entries;

    private Timeline(List<Entry<K>> entries) {
        this.entries = entries;
    }

    private record Entry<K>(
            KeyId id,
            KeyPurpose purpose,
            String algorithm,
            Instant createdAt,
            Instant activeFrom,
            long position,
            K key) {}

    /** Takes keys oldest first, as their source gives them. */
    static <K> Timeline<K> of(List<StoredKey> stored, Function<StoredKey, K> opening) {
        return new Timeline<>(stored.stream()
                .map(key -> new Entry<>(
                        key.id(),
                        key.purpose(),
                        key.algorithm(),
                        key.createdAt(),
                        key.activeFrom(),
                        key.position(),
                        opening.apply(key)))
                .sorted(Comparator.<Entry<K>, Instant>comparing(Entry::activeFrom)
                        .thenComparing(Entry::position))
                .toList());
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The key that makes tokens. */
    K current(Instant now) {
        return entries.get(currentIndex(now)).key();
    }

    /** All opened keys. */
    List<K> keys() {
        return entries.stream().map(Entry::key).toList();
    }

    List<RingKey> described(Instant now) {
        int current = currentIndex(now); // -1 of an empty one, whose keys are none
        return IntStream.range(0, entries.size())
                .mapToObj(index -> described(entries.get(index), state(index, current)))
                .toList();
    }

    /** What was added last. */
    RingKey newest(Instant now) {
        Entry<K> newest =
                entries.stream().max(Comparator.comparing(Entry::position)).orElseThrow();
        return find(newest.id(), now).orElseThrow();
    }

    /** The position behind all keys. */
    long nextPosition() {
        return entries.stream().mapToLong(Entry::position).max().orElseThrow() + 1;
    }

    /** The first key that is not in use yet. */
    Optional<RingKey> next(Instant now) {
        return described(now).stream()
                .filter(key -> key.state() == KeyState.NEXT)
                .findFirst();
    }

    Optional<RingKey> find(KeyId id, Instant now) {
        return described(now).stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** The retired keys whose successors have been in use for that long. */
    List<RingKey> retiredFor(Duration time, Instant now) {
        List<RingKey> keys = described(now);
        return IntStream.range(0, currentIndex(now))
                .filter(index -> !keys.get(index + 1).activeFrom().plus(time).isAfter(now))
                .mapToObj(keys::get)
                .toList();
    }

    /** The latest whose time has come. A clock that is behind may see none: then the first, as every other node does. */
    private int currentIndex(Instant now) {
        int index = entries.size() - 1;
        while (index > 0 && entries.get(index).activeFrom().isAfter(now)) {
            index--;
        }
        return index;
    }

    private static KeyState state(int index, int current) {
        if (index == current) {
            return KeyState.CURRENT;
        }
        return index > current ? KeyState.NEXT : KeyState.RETIRED;
    }

    private static RingKey described(Entry<?> entry, KeyState state) {
        return new RingKey(
                entry.id(), entry.purpose(), entry.algorithm(), state, entry.createdAt(), entry.activeFrom());
    }
}
