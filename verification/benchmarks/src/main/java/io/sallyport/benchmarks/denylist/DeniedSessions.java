package io.sallyport.benchmarks.denylist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sallyport.benchmarks.token.MachineTime;
import io.sallyport.benchmarks.token.TokenMint;
import io.sallyport.config.SallyportConfig;
import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenId;
import io.sallyport.model.TokenReference;
import io.sallyport.session.DenyListFollower;
import io.sallyport.spi.DenyFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A memory of denied sessions. */
public interface DeniedSessions extends AutoCloseable {
    /** Remembers a session. */
    void deny(String session);

    /** Whether the session of a token is remembered. */
    boolean isDenied(TokenReference token);

    @Override
    default void close() {}

    /** What there is to compare. */
    enum Kind {
        /** Ours, as the filter asks it. */
        SALLYPORT,
        /** A set of strings. */
        HASH_SET,
        /** A cache of strings. */
        CAFFEINE;

        /** An empty one. */
        public DeniedSessions make() {
            return switch (this) {
                case SALLYPORT -> new Followed();
                case HASH_SET -> new Plain(new HashSet<>());
                case CAFFEINE -> new Cached(Caffeine.newBuilder().build());
            };
        }
    }

    /** A name as sessions have it. */
    static String name(int number) {
        return "session-" + (1_000_000_000_000L + number) + "-x";
    }

    /** A token of a session. */
    static TokenReference token(String session) {
        return new TokenReference(
                TokenMint.ISSUER,
                new Subject(TokenMint.USER),
                Optional.of(new SessionId(session)),
                Optional.of(new TokenId("token-of-" + session)));
    }

    /** Ours, over a feed that has nothing to tell and keeps nothing: only this node's memory counts. */
    final class Followed implements DeniedSessions {
        private final Instant until = MachineTime.clock().instant().plus(Duration.ofHours(2));
        private final DenyListFollower follower = new DenyListFollower(
                new SilentFeed(), SallyportConfig.defaults("").denyList(), MachineTime.clock(), "benchmark");

        @Override
        public void deny(String session) {
            follower.deny(new Denial.OfSession(TokenMint.ISSUER, new SessionId(session), until));
        }

        @Override
        public boolean isDenied(TokenReference token) {
            return follower.isDenied(token);
        }

        @Override
        public void close() {
            follower.close();
        }
    }

    /** Ours has a feed behind it; this one is empty for ever. */
    final class SilentFeed implements DenyFeed {
        @Override
        public long append(Denial denial) {
            return 1;
        }

        @Override
        public DenyChanges since(long revision) {
            return new DenyChanges(revision, List.of());
        }
    }

    /**
     * Names in a set.
     *
     * @param names what is denied
     */
    record Plain(Set<String> names) implements DeniedSessions {
        @Override
        public void deny(String session) {
            names.add(session);
        }

        @Override
        public boolean isDenied(TokenReference token) {
            return token.session().map(SessionId::value).filter(names::contains).isPresent();
        }
    }

    /**
     * Names in a cache.
     *
     * @param names what is denied
     */
    record Cached(Cache<String, Boolean> names) implements DeniedSessions {
        @Override
        public void deny(String session) {
            names.put(session, true);
        }

        @Override
        public boolean isDenied(TokenReference token) {
            return token.session()
                    .map(SessionId::value)
                    .filter(name -> names.getIfPresent(name) != null)
                    .isPresent();
        }
    }

    /** Fills a memory with as many sessions. */
    static void fill(Consumer<String> memory, int sessions) {
        for (int i = 0; i < sessions; i++) {
            memory.accept(name(i));
        }
    }
}
