package io.sallyport.spi;

import io.sallyport.model.TokenReference;

/**
 * Tells which access tokens are refused before they expire. Called once for each request that carries a valid token,
 * from many threads at once: answer from memory, or within a few milliseconds.
 */
public interface DenyList {
    /**
     * Tells whether a token is denied, itself or by its session.
     *
     * @throws StoreUnavailableException if the answer is not known; the request is then refused with status 503
     */
    boolean isDenied(TokenReference token);

    /**
     * The same, for a caller that has read the clock for this request: whoever holds its answer against the time need not
     * read it again.
     *
     * @param nowMillis the time since the epoch, in milliseconds
     * @throws StoreUnavailableException as {@link #isDenied(TokenReference)} does
     */
    default boolean isDenied(TokenReference token, long nowMillis) {
        return isDenied(token);
    }

    /**
     * The same, for a rule that says itself how old the answer may be. A list that is looked up on each request has no
     * old answers, and need not know of it.
     *
     * @param nowMillis the time since the epoch, in milliseconds
     * @param longestLagMillis how long ago the answer may have been read from where others write it, in milliseconds
     * @throws StoreUnavailableException also if it is older
     */
    default boolean isDenied(TokenReference token, long nowMillis, long longestLagMillis) {
        return isDenied(token, nowMillis);
    }
}
