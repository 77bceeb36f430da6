package io.sallyport.benchmarks.guard;

import io.sallyport.benchmarks.token.TrustedKey;
import jakarta.servlet.Filter;

/** Somebody's way to guard requests, as a careful application would set it up. */
public interface Guard extends AutoCloseable {
    /** Makes the filter, ready for requests; called again, it makes one that remembers no token. */
    Filter start(TrustedKey key) throws Exception;

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
