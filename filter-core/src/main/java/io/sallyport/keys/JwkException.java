package io.sallyport.keys;

/**
 * A JWK or a set of them cannot be used. The message says why, as a sentence without its end, and shows nothing of a key
 * but its name.
 */
public final class JwkException extends Exception {
    private static final long serialVersionUID = 1L;

    JwkException(String message) {
        super(message);
    }
}
