package io.sallyport.benchmarks.guard;

import io.sallyport.benchmarks.token.TrustedKey;
import jakarta.servlet.Filter;

/** Somebody's way to guard requests, as a careful application would set it up. */
public interface Guard extends AutoCloseable {
    /** Makes the filter, ready for requests. */
    Filter start(TrustedKey key) throws Exception;

    /**
     * The same, for tokens of which each is to come once: one that comes again after 4,000 others must have been
     * forgotten.
     */
    default Filter startForgetful(TrustedKey key) throws Exception {
        return start(key);
    }

    /** Whether it asks for the fingerprint's cookie besides the token. */
    default boolean checksFingerprint() {
        return false;
    }

    /** Whether it refuses anything. */
    default boolean guards() {
        return true;
    }

    /** Whether it reads what a token says, after its signature. */
    default boolean readsClaims() {
        return true;
    }

    /** Ends what it started. */
    @Override
    default void close() {}
}
