package io.sallyport.internal.json;

/**
 * A text is not the JSON that was asked for. The message says in fixed words what is wrong and holds nothing of the
 * text, which may be a credential; there is no stack trace, because clients can cause thousands.
 */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message, null, false, false);
    }
}
