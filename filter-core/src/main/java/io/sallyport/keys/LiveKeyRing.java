package io.sallyport.keys;

import io.sallyport.model.KeyId;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The ring in force. An unknown key id may be a neighbour's new key: the ring is read again then, at most once in ten
 * seconds, so that made-up key ids cost the store nothing. A known key never waits, whatever its source does. Safe for
 * use by many threads.
 */
public final class LiveKeyRing {
    private static final Logger LOG = System.getLogger(LiveKeyRing.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Supplier<KeyRing> loader;
    private final Clock clock;
    private final Duration patience;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile KeyRing ring;
    private volatile long version;
    private volatile Look look;
    private volatile Instant lastContact;
    private boolean outOfReach;

    /** The latest look for an unknown key: when it started, and why it failed, if it did. */
    private record Look(Instant at, Optional<RuntimeException> failure) {
        boolean stands(Instant now) {
            return now.isBefore(at.plus(BETWEEN_LOOKS));
        }
    }

    /**
     * Loads the ring.
     *
     * @throws StoreUnavailableException if the key source cannot answer
     */
    public LiveKeyRing(Supplier<KeyRing> loader, Clock clock) {
        this(loader, clock, PATIENCE);
    }

    /** Lets a thread with an unknown key wait for another's look for as long as {@code patience}. */
    LiveKeyRing(Supplier<KeyRing> loader, Clock clock, Duration patience) {
        this.loader = loader;
        this.clock = clock;
        this.patience = patience;
        this.ring = loader.get();
        this.lastContact = clock.instant();
        this.look = new Look(lastContact, Optional.empty());
    }

    /** The ring as it was last read. */
    public KeyRing current() {
        return ring;
    }

    /** The key that signs new access tokens now. */
    public SigningKey signing() {
        return ring.signing(clock.instant());
    }

    /** The key that makes the MAC of new refresh tokens now. */
    public MacKey mac() {
        return ring.mac(clock.instant());
    }

    /**
     * A number that changes whenever a key leaves the ring. Whoever remembers what a key has verified reads it first,
     * verifies then, and forgets what it remembers when the number is another.
     */
    public long version() {
        return version;
    }

    /** How long ago the ring was last read. */
    public Duration age() {
        return Duration.between(lastContact, clock.instant());
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

    /** The key that encrypts new access tokens now; empty where the ring has none. */
    public Optional<TokenEncryptionKey> encryption() {
        return ring.encryption(clock.instant());
    }

    /**
     * The key that may open an encrypted access token.
     *
     * @throws StoreUnavailableException if the key is unknown and the key source cannot answer
     */
    public Optional<TokenEncryptionKey> encryption(KeyId id) {
        return find(keys -> keys.encryption(id));
    }

    /**
     * Reads the ring now; while it cannot be read, the last one stays in force.
     *
     * @throws StoreUnavailableException if the key source cannot answer, or gives what cannot be used
     */
    public void reload() {
        reading.lock();
        try {
            read().ifPresent(LiveKeyRing::refuse);
        } finally {
            reading.unlock();
        }
    }

    private <K> Optional<K> find(Function<KeyRing, Optional<K>> lookUp) {
        Optional<K> known = lookUp.apply(ring);
        if (known.isEmpty()) {
            lookAgainUnlessRecent();
        }
        return known.or(() -> lookUp.apply(ring));
    }

    /** A failed look stands as long as a good one: whoever asks before the next is told so, since the key may be there. */
    private void lookAgainUnlessRecent() {
        if (!look.stands(clock.instant())) {
            lookAgain();
        }
        look.failure().ifPresent(LiveKeyRing::refuse);
    }

    /** One thread looks. A source that hangs holds up that one: the others soon say that they cannot tell. */
    private void lookAgain() {
        if (!isFreeToRead()) {
            throw new StoreUnavailableException("the key ring is being read again, and its source does not answer");
        }
        try {
            Instant now = clock.instant();
            if (!look.stands(now)) {
                look = new Look(now, read());
            }
        } finally {
            reading.unlock();
        }
    }

    private boolean isFreeToRead() {
        try {
            return reading.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void refuse(RuntimeException why) {
        throw new StoreUnavailableException("the key ring could not be read again", why);
    }

    /** Whatever a source throws is our fault, not the client's: so is a neighbour's key that does not open here. */
    private Optional<RuntimeException> read() {
        try {
            Instant before = clock.instant();
            replaceBy(loader.get());
            contactMade(before);
            return Optional.empty();
        } catch (RuntimeException why) {
            contactLost(why);
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

    private void contactMade(Instant at) {
        if (outOfReach) {
            LOG.log(Level.INFO, "the key ring can be read again");
        }
        outOfReach = false;
        lastContact = at;
    }

    private void contactLost(RuntimeException why) {
        if (!outOfReach) {
            LOG.log(
                    Level.ERROR,
                    "the key ring cannot be read: the last one stays in force, and tokens of keys that are not known here"
                            + " get 503",
                    why);
        }
        outOfReach = true;
    }
}
