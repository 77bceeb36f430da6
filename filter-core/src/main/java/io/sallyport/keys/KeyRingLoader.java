package io.sallyport.keys;

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
import java.util.stream.Stream;

/** Reads the ring from its source, and makes the first keys where there are none. Safe for use by many threads. */
public final class KeyRingLoader {
    private final KeySource source;
    private final StoredKeyReader reader;
    private final List<KeyPurpose> needed;
    private final Optional<KeyWriter> writer;
    private final Clock clock;
    private volatile Optional<Reading> latest = Optional.empty();

    private record Reading(List<StoredKey> stored, KeyRing ring) {}

    /** Takes where keys come from and, in {@code config}, what wraps them. */
    public KeyRingLoader(KeySource source, KeysConfig config, SecureRandom random, AuditListener audit, Clock clock) {
        Optional<KeyWrapping> wrapping = config.encryptionKey().map(key -> new KeyWrapping(key, random));
        this.source = source;
        this.reader = new StoredKeyReader(wrapping);
        this.needed = Stream.of(KeyPurpose.values())
                .filter(purpose -> purpose != KeyPurpose.TOKEN_ENCRYPTION
                        || config.tokenEncryption().isPresent())
                .toList();
        this.writer = source instanceof WritableKeySource writable
                ? Optional.of(new KeyWriter(writable, wrapping, new KeyMaker(config, random, clock), audit, clock))
                : Optional.empty();
        this.clock = clock;
    }

    /** What the ring must have keys for. */
    List<KeyPurpose> needed() {
        return needed;
    }

    /** What adds and removes keys; empty where the source cannot be written. */
    Optional<KeyWriter> writer() {
        return writer;
    }

    /**
     * Reads the ring; makes the first key of each purpose that is needed if the source has none and can be written.
     *
     * @throws ConfigurationException if a key is missing and cannot be made, or cannot be opened
     * @throws io.sallyport.spi.StoreUnavailableException if the source cannot answer
     */
    public KeyRing load() {
        List<StoredKey> stored = source.keys();
        for (KeyPurpose purpose : needed) {
            if (of(purpose, stored).isEmpty()) {
                makeFirst(purpose);
                stored = source.keys();
            }
        }
        return opened(List.copyOf(stored));
    }

    /** What has not changed is not opened again: that costs more than reading it. */
    private KeyRing opened(List<StoredKey> stored) {
        Optional<Reading> before = latest;
        if (before.isPresent() && before.get().stored().equals(stored)) {
            return before.get().ring();
        }
        KeyRing ring = new KeyRing(
                Timeline.of(of(KeyPurpose.ACCESS_TOKEN, stored), reader::accessTokenKey),
                Timeline.of(of(KeyPurpose.REFRESH_TOKEN, stored), reader::macKey),
                Timeline.of(of(KeyPurpose.TOKEN_ENCRYPTION, stored), reader::tokenEncryptionKey));
        latest = Optional.of(new Reading(stored, ring));
        return ring;
    }

    private static List<StoredKey> of(KeyPurpose purpose, List<StoredKey> stored) {
        return stored.stream().filter(key -> key.purpose() == purpose).toList();
    }

    private void makeFirst(KeyPurpose purpose) {
        writer.orElseThrow(() -> new ConfigurationException(
                        List.of("The key source has no key for " + purpose + " and cannot be written: add one to it.")))
                .append(purpose, 0, clock.instant(), "start");
    }
}
