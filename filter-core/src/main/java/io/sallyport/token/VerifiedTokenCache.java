package io.sallyport.token;

import io.sallyport.model.Role;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which tokens were verified, by the whole value of the {@code Authorization} header that they came in. Only
 * a token that was found genuine is ever remembered, so that made-up ones push nobody out. It counts until it expires,
 * for five minutes at most, and only while no key has left the ring; whoever finds one here still checks what can change
 * from one request to the next, the fingerprint and the deny-list. Safe for use by many threads; a look-up takes no lock.
 *
 * <p>Two maps of half the size take turns: when the younger is full or old, it becomes the older, and what the older
 * held is forgotten. What is found in the older moves to the younger, and so stays as long as it is asked for.
 */
public final class VerifiedTokenCache {
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int MOST_ROLE_SETS = 1_000;

    private final TokenVerifier verifier;
    private final int half;
    private final Clock clock;
    private final LongSupplier keysVersion;
    private final int seed;
    private final Map<Set<Role>, Set<Role>> roleSets = new ConcurrentHashMap<>();
    private volatile Turn turn;

    /**
     * Takes who verifies what is not remembered.
     *
     * @param size how many tokens may be remembered; 0 for none
     * @param keysVersion a number that changes whenever a key is no longer believed
     */
    public VerifiedTokenCache(
            TokenVerifier verifier, int size, SecureRandom random, Clock clock, LongSupplier keysVersion) {
        this.verifier = verifier;
        this.half = (size + 1) / 2;
        this.clock = clock;
        this.keysVersion = keysVersion;
        this.seed = random.nextInt();
        this.turn = new Turn(Map.of(), clock.millis());
    }

    /** The two maps, and since when the younger is filled. */
    private static final class Turn {
        private final Map<HeaderValue, Remembered> younger = new ConcurrentHashMap<>();
        private final Map<HeaderValue, Remembered> older;
        private final long since;

        Turn(Map<HeaderValue, Remembered> older, long since) {
            this.older = older;
            this.since = since;
        }
    }

    /**
     * The token that came in this header before, if that still counts.
     *
     * @param nowMillis the time since the epoch, in milliseconds
     */
    public Optional<VerifiedToken> find(String authorization, long nowMillis) {
        HeaderValue header = new HeaderValue(authorization, seed);
        Turn now = turn;
        @Nullable Remembered young = now.younger.get(header);
        @Nullable Remembered found = young == null ? now.older.get(header) : young;
        if (found == null || !found.countsAt(nowMillis, keysVersion.getAsLong())) {
            return Optional.empty();
        }
        if (young == null) {
            remember(found);
        }
        return Optional.of(found.token);
    }

    /**
     * Verifies a token, and remembers it if it is genuine.
     *
     * @param authorization the header's whole value
     * @param compact the token in it
     * @throws io.sallyport.spi.StoreUnavailableException if the key is unknown and the key source cannot answer
     */
    public Verification verify(String authorization, String compact) {
        // Both are read before the verification begins: what happens to key or clock meanwhile counts against the
        // token.
        long version = keysVersion.getAsLong();
        long now = clock.millis();
        Verification verification = verifier.verify(compact);
        if (verification instanceof Verification.Verified verified && half > 0) {
            VerifiedToken token = verified.token();
            remember(new Remembered(authorization, seed, token.sharing(shared(token.roles())), now, version));
        }
        return verification;
    }

    private void remember(Remembered entry) {
        Turn now = turn;
        if (now.younger.size() >= half || entry.verifiedAt - now.since >= LONGEST.toMillis()) {
            takeTurns(now, entry.verifiedAt);
        }
        turn.younger.put(entry, entry);
    }

    private synchronized void takeTurns(Turn seen, long now) {
        if (turn == seen) {
            turn = new Turn(seen.younger, now);
        }
    }

    /** Users by the thousand have the same few sets of roles. */
    private Set<Role> shared(Set<Role> roles) {
        if (roleSets.size() >= MOST_ROLE_SETS) {
            roleSets.clear();
        }
        return roleSets.computeIfAbsent(roles, same -> same);
    }

    /**
     * The value of a header; a credential. Hashed by its last 16 characters, where tokens differ: on older JDKs it costs
     * more to hash all of a new string than all the rest of a request, while to compare all of it costs next to nothing.
     */
    private static class HeaderValue {
        private static final int HASHED = 16;

        private final String text;
        private final int hash;

        HeaderValue(String text, int seed) {
            this.text = text;
            this.hash = hash(text, seed);
        }

        private static int hash(String text, int seed) {
            int hash = seed;
            for (int i = Math.max(0, text.length() - HASHED); i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x0100_0193;
            }
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof HeaderValue that && hash == that.hash && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** A token, as the value of the header that it came in: one object, since there are many. */
    private static final class Remembered extends HeaderValue {
        private final VerifiedToken token;
        private final long verifiedAt;
        private final int millis;
        private final long version;

        Remembered(String text, int seed, VerifiedToken token, long verifiedAt, long version) {
            super(text, seed);
            this.token = token;
            this.verifiedAt = verifiedAt;
            this.millis = (int) Math.min(LONGEST.toMillis(), token.expiresAt().toEpochMilli() - verifiedAt);
            this.version = version;
        }

        /** Not before it was verified either: a clock that was set back may be before {@code nbf}. */
        boolean countsAt(long now, long keys) {
            return now >= verifiedAt && now - verifiedAt < millis && keys == version;
        }
    }
}
