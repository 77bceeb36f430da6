package io.sallyport.keys;

import io.sallyport.config.EncryptionKey;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import io.sallyport.spi.WritableKeySource;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys for access tokens from the operator, all others from the store. Only the store's are made and removed here: the
 * operator's follow each other as he says. Safe for use by many threads.
 */
public final class OwnKeysOverStore implements WritableKeySource {
    private final KeySource own;
    private final KeySource store;
    private final Optional<KeyWrapping> wrapping;
    private List<StoredKey> latest = List.of();
    private List<StoredKey> latestWrapped = List.of();

    /** Takes where keys come from, and what wraps the store's, which the ring expects of all keys then. */
    public OwnKeysOverStore(
            KeySource own, KeySource store, Optional<EncryptionKey> encryptionKey, SecureRandom random) {
        this.own = own;
        this.store = store;
        this.wrapping = encryptionKey.map(key -> new KeyWrapping(key, random));
    }

    @Override
    public List<StoredKey> keys() {
        return Stream.concat(ownKeys().stream(), store.keys().stream().filter(key -> !isOwn(key.purpose())))
                .toList();
    }

    @Override
    public boolean append(StoredKey key) {
        return !isOwn(key.purpose()) && store instanceof WritableKeySource writable && writable.append(key);
    }

    @Override
    public boolean remove(KeyId id) {
        return latest().stream().noneMatch(key -> key.id().equals(id))
                && store instanceof WritableKeySource writable
                && writable.remove(id);
    }

    private static boolean isOwn(KeyPurpose purpose) {
        return purpose == KeyPurpose.ACCESS_TOKEN;
    }

    private synchronized List<StoredKey> latest() {
        return latest;
    }

    /** The same keys are the same when they are read again, although each wrapping is another. */
    private synchronized List<StoredKey> ownKeys() {
        List<StoredKey> now =
                own.keys().stream().filter(key -> isOwn(key.purpose())).toList();
        if (!now.equals(latest)) {
            latestWrapped = now.stream().map(this::wrapped).toList();
            latest = now;
        }
        return latestWrapped;
    }

    private StoredKey wrapped(StoredKey key) {
        return wrapping.filter(by -> !key.wrapped())
                .map(by -> key.wrappedAs(by.wrap(key.id(), key.purpose(), key.bytes())))
                .orElse(key);
    }
}
