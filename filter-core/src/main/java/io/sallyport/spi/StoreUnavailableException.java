package io.sallyport.spi;

/**
 * A store or key source cannot answer now. The request is refused with status 503 and {@code Retry-After}, never with
 * 401 and never let through.
 */
public class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says which store and what it was asked for; no credential in the message. */
    public StoreUnavailableException(String message) {
        super(message);
    }

    /** The same with the driver's own words as the cause. */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
