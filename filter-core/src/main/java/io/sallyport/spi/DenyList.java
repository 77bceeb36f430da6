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
}
