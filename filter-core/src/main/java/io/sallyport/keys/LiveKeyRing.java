package io.sallyport.keys;

import io.sallyport.config.ConfigurationException;
import io.sallyport.model.KeyId;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The ring in force. An unknown key id may be a neighbour's new key: the ring is read again then, at most once in ten
 * seconds, so that made-up key ids cost the store nothing. Safe for use by many threads.
 */
public final class LiveKeyRing {
    private static final Logger LOG = System.getLogger(LiveKeyRing.class.getName());
    private static final Duration BETWEEN_RELOADS = Duration.ofSeconds(10);

    private final Supplier<KeyRing> loader;
    private final Clock clock;
    private final Object reloading = new Object();
    private volatile KeyRing ring;
    private volatile long version;
    private Instant triedAt;
    private Optional<RuntimeException> failure = Optional.empty();

    /**
     * Loads the ring.
     *
     * @throws StoreUnavailableException if the key source cannot answer
     */
    public LiveKeyRing(Supplier<KeyRing> loader, Clock clock) {
        this.loader = loader;
        this.clock = clock;
        this.ring = loader.get();
        this.triedAt = clock.instant();
    }

    /** The ring as it was last read. */
    public KeyRing current() {
        return ring;
    }

    /**
     * A number that changes whenever a key leaves the ring. Whoever remembers what a key has verified reads it first,
     * verifies then, and forgets what it remembers when the number is another.
     */
    public long version() {
        return version;
    }

    /**
     * The key that may verify an access token.
     *
     * @throws StoreUnavailableException if the key is unknown and the key source cannot answer
     */
    public Optional<VerificationKey> verification(KeyId id) {
        return find(keys -> keys.verification(id));
    }

    /**
     * The key that may check a refresh token.
     *
     * @throws StoreUnavailableException if the key is unknown and the key source cannot answer
     */
    public Optional<MacKey> mac(KeyId id) {
        return find(keys -> keys.mac(id));
    }

    private <K> Optional<K> find(Function<KeyRing, Optional<K>> lookUp) {
        Optional<K> known = lookUp.apply(ring);
        if (known.isEmpty()) {
            reloadUnlessRecent();
        }
        return known.or(() -> lookUp.apply(ring));
    }

    /** A failed look stands as long as a good one: whoever asks before the next is told so, since the key may be there. */
    private void reloadUnlessRecent() {
        synchronized (reloading) {
            Instant now = clock.instant();
            if (!now.isBefore(triedAt.plus(BETWEEN_RELOADS))) {
                triedAt = now;
                failure = reload();
            }
            failure.ifPresent(why -> {
                throw new StoreUnavailableException("the key ring could not be read again", why);
            });
        }
    }

    /** A neighbour's key that does not open here is our fault, not the client's. */
    private Optional<RuntimeException> reload() {
        try {
            replaceBy(loader.get());
            return Optional.empty();
        } catch (StoreUnavailableException | ConfigurationException why) {
            LOG.log(Level.ERROR, "the key ring cannot be read: tokens of keys that are not known here get 503", why);
            return Optional.of(why);
        }
    }

    /** The ring goes first: whoever reads the new number finds the removed key nowhere any more. Under the lock only. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // every caller holds the lock
    private void replaceBy(KeyRing next) {
        boolean keyIsGone = !next.hasAllOf(ring);
        ring = next;
        if (keyIsGone) {
            version++;
        }
    }
}
