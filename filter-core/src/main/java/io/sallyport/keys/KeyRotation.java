package io.sallyport.keys;

import io.sallyport.config.SallyportConfig;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.KeyState;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets keys follow each other, by schedule and on request. A new key is published before it makes tokens, for long
 * enough that every node and every reader of the key set knows it by then; a retired one stays until nothing that it
 * made can live. Any node may do any of it: of two that rotate at once one wins, and the other uses its key. Safe for
 * use by many threads.
 */
public final class KeyRotation {
    private static final Logger LOG = System.getLogger(KeyRotation.class.getName());

    /** How long others may keep a copy of the key set. */
    public static final Duration KEY_SET_MAX_AGE = Duration.ofMinutes(5);

    /** How far the clocks of nodes may be apart. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private static final Duration LONGEST_ACCESS_TOKEN = Duration.ofHours(1);
    private static final Duration AFTER_LAST_SESSION = Duration.ofHours(1);
    private static final int ATTEMPTS = 3;

    private final LiveKeyRing ring;
    private final Optional<KeyWriter> writer;
    private final List<KeyPurpose> needed;
    private final Duration interval;
    private final Duration polls;
    private final Duration longestSession;
    private final Clock clock;

    /** Takes the ring in force and what it is read by. */
    public KeyRotation(LiveKeyRing ring, KeyRingLoader loader, SallyportConfig config, Clock clock) {
        this.ring = ring;
        this.writer = loader.writer();
        this.needed = loader.needed();
        this.interval = config.keyRotation().interval();
        this.polls = config.keyRotation().pollInterval().multipliedBy(2);
        this.longestSession = config.refreshToken().absoluteLifetime();
        this.clock = clock;
    }

    /** All keys of the ring, of each purpose in the order in which they come into use. */
    public List<RingKey> keys() {
        return ring.current().described(clock.instant());
    }

    /** Whether keys can be added and removed here: otherwise whoever brings them does that. */
    public boolean isPossible() {
        return writer.isPresent();
    }

    /** How long ago the ring was last read. */
    public Duration age() {
        return ring.age();
    }

    /** The purposes that keys are needed for, and rotated. */
    public List<KeyPurpose> purposes() {
        return needed;
    }

    /**
     * Adds the next key, which takes over when everybody knows it; where one is waiting already, nothing is added.
     *
     * @param by who asks, for the audit
     * @return the key that takes over next
     * @throws IllegalArgumentException if no keys are needed for that, see {@link #purposes}
     * @throws IllegalStateException if keys cannot be written here, see {@link #isPossible}
     * @throws StoreUnavailableException if it is not known whether it was added
     */
    public RingKey rotate(KeyPurpose purpose, String by) {
        KeyWriter keys = requireWriter();
        requireNeeded(purpose);
        ring.reload();
        if (timeline(purpose).next(clock.instant()).isEmpty()) {
            keys.append(
                    purpose, timeline(purpose).nextPosition(), clock.instant().plus(lead()), by);
            ring.reload();
        }
        Instant now = clock.instant();
        return timeline(purpose).next(now).orElseGet(() -> timeline(purpose).newest(now));
    }

    /**
     * Removes a key at once, because it is no secret any more: what it made is refused, here from now on and elsewhere
     * after one poll. If it is in use, a new key takes its place first. Sessions whose refresh tokens a removed key made
     * are over.
     *
     * @param by who asks, for the audit
     * @return false if the ring has no key of that name
     * @throws IllegalStateException if keys cannot be written here, see {@link #isPossible}
     * @throws StoreUnavailableException if it is not known whether it was removed, or if it is the operator's own and
     *     stays for as long as he gives it
     */
    public boolean remove(KeyId id, String by) {
        KeyWriter keys = requireWriter();
        ring.reload();
        Optional<RingKey> found = find(id);
        found.ifPresent(key -> {
            replaceIfInUse(key, keys, by);
            keys.remove(key, by);
            ring.reload();
            requireGone(id);
        });
        return found.isPresent();
    }

    /** A key of the operator's own files is not the store's: nobody may believe that it is gone. */
    private void requireGone(KeyId id) {
        if (find(id).isPresent()) {
            throw new StoreUnavailableException(
                    "key " + id.value() + " was not removed: take it out of where it comes from");
        }
    }

    /**
     * Does now what is done every {@code sallyport.keys.poll-interval}: reads the ring, adds keys that are due, and
     * removes those that nothing needs any more.
     *
     * @throws StoreUnavailableException if the key source cannot answer
     */
    public void poll() {
        ring.reload();
        writer.ifPresent(keys -> {
            for (KeyPurpose purpose : needed) {
                rotateIfDue(purpose);
                removeDone(purpose, keys);
            }
        });
    }

    /**
     * Adds the next key where the newest is for another algorithm than new keys are now; says where no key can be added.
     *
     * @throws StoreUnavailableException if the key source cannot answer
     */
    public void start() {
        if (writer.isEmpty()) {
            LOG.log(Level.INFO, "Keys are not rotated here: they come from a source that cannot be written");
        }
        writer.ifPresent(keys -> needed.stream()
                .filter(purpose -> !newest(purpose).algorithm().equals(keys.algorithm(purpose)))
                .forEach(this::rotateToNewAlgorithm));
    }

    private void rotateToNewAlgorithm(KeyPurpose purpose) {
        String before = newest(purpose).algorithm();
        RingKey next = rotate(purpose, "start");
        LOG.log(
                Level.INFO,
                "Keys for {0} were made for {1} until now; the next is for {2} and takes over at {3}",
                purpose,
                before,
                next.algorithm(),
                next.activeFrom());
    }

    private RingKey newest(KeyPurpose purpose) {
        return timeline(purpose).newest(clock.instant());
    }

    private void rotateIfDue(KeyPurpose purpose) {
        Instant now = clock.instant();
        if (!timeline(purpose).newest(now).activeFrom().plus(interval).isAfter(now)) {
            rotate(purpose, "schedule");
        }
    }

    private void removeDone(KeyPurpose purpose, KeyWriter keys) {
        List<RingKey> done = timeline(purpose).retiredFor(longestUse(purpose), clock.instant());
        if (!done.isEmpty()) {
            done.forEach(key -> keys.remove(key, "schedule"));
            ring.reload();
        }
    }

    /** How long the last thing that a retired key made can be of use to somebody. */
    private Duration longestUse(KeyPurpose purpose) {
        return switch (purpose) {
            case ACCESS_TOKEN, TOKEN_ENCRYPTION ->
                LONGEST_ACCESS_TOKEN.plus(CLOCK_SKEW).plus(polls);
            case REFRESH_TOKEN ->
                longestSession.plus(AFTER_LAST_SESSION).plus(CLOCK_SKEW).plus(polls);
        };
    }

    /** Whoever read the key set just before a node learnt of a new key, or has a clock that is ahead, must know it too. */
    private Duration lead() {
        return KEY_SET_MAX_AGE.plus(polls).plus(CLOCK_SKEW);
    }

    /** Another node may add a key at the same moment; that may take the place as well, or be one for later. */
    private void replaceIfInUse(RingKey key, KeyWriter keys, String by) {
        for (int attempt = 1; isInUse(key.id()); attempt++) {
            if (attempt > ATTEMPTS) {
                throw new StoreUnavailableException(
                        "key " + key.id().value() + " was not removed: no other key could take its place");
            }
            keys.append(key.purpose(), timeline(key.purpose()).nextPosition(), clock.instant(), by);
            ring.reload();
        }
    }

    private boolean isInUse(KeyId id) {
        return find(id).filter(key -> key.state() == KeyState.CURRENT).isPresent();
    }

    private Optional<RingKey> find(KeyId id) {
        Instant now = clock.instant();
        return Stream.of(KeyPurpose.values())
                .flatMap(purpose -> timeline(purpose).find(id, now).stream())
                .findFirst();
    }

    private Timeline<?> timeline(KeyPurpose purpose) {
        return ring.current().timeline(purpose);
    }

    private void requireNeeded(KeyPurpose purpose) {
        if (!needed.contains(purpose)) {
            throw new IllegalArgumentException("no keys are needed for " + purpose + ": name one of " + needed);
        }
    }

    private KeyWriter requireWriter() {
        return writer.orElseThrow(() -> new IllegalStateException(
                "the keys come from a source that cannot be written: add and remove them where they come from"));
    }
}
