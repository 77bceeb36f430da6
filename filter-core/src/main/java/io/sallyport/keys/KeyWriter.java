package io.sallyport.keys;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.WritableKeySource;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes keys and puts them into their source, encrypted where that is configured, and takes keys out of it. */
final class KeyWriter {
    private final WritableKeySource source;
    private final Optional<KeyWrapping> wrapping;
    private final KeyMaker maker;
    private final AuditListener audit;
    private final Clock clock;

    KeyWriter(
            WritableKeySource source,
            Optional<KeyWrapping> wrapping,
            KeyMaker maker,
            AuditListener audit,
            Clock clock) {
        this.source = source;
        this.wrapping = wrapping;
        this.maker = maker;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a key that is added now is for. */
    String algorithm(KeyPurpose purpose) {
        return maker.algorithm(purpose);
    }

    /** Adds a new key behind all others of its purpose; does nothing where another node has just done so. */
    void append(KeyPurpose purpose, long position, Instant activeFrom, String by) {
        StoredKey made = maker.make(purpose).placed(position, activeFrom);
        if (source.append(wrapped(made))) {
            audit.onEvent(new AuditEvent.KeyCreated(
                    clock.instant(), made.id(), purpose, made.algorithm(), made.activeFrom(), by));
        }
    }

    void remove(RingKey key, String by) {
        if (source.remove(key.id())) {
            audit.onEvent(new AuditEvent.KeyRemoved(clock.instant(), key.id(), key.purpose(), key.state(), by));
        }
    }

    private StoredKey wrapped(StoredKey key) {
        return wrapping.map(by -> key.wrappedAs(by.wrap(key.id(), key.purpose(), key.bytes())))
                .orElse(key);
    }
}
