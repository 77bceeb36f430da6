package io.sallyport.internal.memory;

import io.sallyport.model.KeyId;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.WritableKeySource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keys in memory: tokens that they signed are worthless after a restart. */
public final class InMemoryKeySource implements WritableKeySource {
    private final List<StoredKey> keys = new ArrayList<>();

    @Override
    public synchronized List<StoredKey> keys() {
        return keys.stream().sorted(Comparator.comparing(StoredKey::createdAt)).toList();
    }

    @Override
    public synchronized boolean append(StoredKey key) {
        boolean taken = keys.stream()
                .anyMatch(present -> present.purpose() == key.purpose() && present.position() >= key.position());
        return !taken && keys.add(key);
    }

    @Override
    public synchronized boolean remove(KeyId id) {
        return keys.removeIf(key -> key.id().equals(id));
    }
}
