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
}
