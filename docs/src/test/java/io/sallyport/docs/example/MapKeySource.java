package io.sallyport.docs.example;

import io.sallyport.model.KeyId;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.WritableKeySource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keys, of which one a purpose can stand at each position. */
final class MapKeySource implements WritableKeySource {
    private final List<StoredKey> keys = new ArrayList<>();

    @Override
    public synchronized List<StoredKey> keys() {
        return keys.stream().sorted(Comparator.comparing(StoredKey::createdAt)).toList();
    }

    @Override
    public synchronized boolean append(StoredKey key) {
        boolean isTaken = keys.stream()
                .filter(other -> other.purpose() == key.purpose())
                .anyMatch(other -> other.position() >= key.position());
        return !isTaken && keys.add(key);
    }

    @Override
    public synchronized boolean remove(KeyId id) {
        return keys.removeIf(key -> key.id().equals(id));
    }
}
