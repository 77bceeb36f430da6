package io.sallyport.keys;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.KeysConfig;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import io.sallyport.spi.WritableKeySource;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads the ring from its source, and makes the first keys where there are none. */
public final class KeyRingLoader {
    private final KeySource source;
    private final Optional<KeyWrapping> wrapping;
    private final StoredKeyReader reader;
    private final KeyMaker maker;
    private final AuditListener audit;
    private final Clock clock;

    /** Takes where keys come from and, in {@code config}, what wraps them. */
    public KeyRingLoader(KeySource source, KeysConfig config, SecureRandom random, AuditListener audit, Clock clock) {
        this.source = source;
        this.wrapping = config.encryptionKey().map(key -> new KeyWrapping(key, random));
        this.reader = new StoredKeyReader(wrapping);
        this.maker = new KeyMaker(config.algorithm(), random, clock);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Reads the ring; makes the first key of each purpose if the source has none and can be written.
     *
     * @throws ConfigurationException if a key is missing and cannot be made, or cannot be opened
     * @throws io.sallyport.spi.StoreUnavailableException if the source cannot answer
     */
    public KeyRing load() {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            if (of(purpose).isEmpty()) {
                makeFirst(purpose);
            }
        }
        List<AccessTokenKey> pairs =
                of(KeyPurpose.ACCESS_TOKEN).stream().map(reader::accessTokenKey).toList();
        List<MacKey> macs =
                of(KeyPurpose.REFRESH_TOKEN).stream().map(reader::macKey).toList();
        return new KeyRing(
                pairs.get(pairs.size() - 1).signing(),
                pairs.stream().map(AccessTokenKey::verification).toList(),
                macs);
    }

    private List<StoredKey> of(KeyPurpose purpose) {
        return source.keys().stream().filter(key -> key.purpose() == purpose).toList();
    }

    private void makeFirst(KeyPurpose purpose) {
        if (!(source instanceof WritableKeySource writable)) {
            throw new ConfigurationException(
                    List.of("The key source has no key for " + purpose + " and cannot be written: add one to it."));
        }
        StoredKey made = maker.make(purpose);
        if (writable.addFirst(wrapped(made))) {
            audit.onEvent(new AuditEvent.KeyCreated(clock.instant(), made.id(), purpose, made.algorithm()));
        }
    }

    private StoredKey wrapped(StoredKey key) {
        return wrapping.map(by -> StoredKey.of(
                        key.id(),
                        key.purpose(),
                        key.algorithm(),
                        true,
                        by.wrap(key.id(), key.purpose(), key.bytes()),
                        key.createdAt()))
                .orElse(key);
    }
}
