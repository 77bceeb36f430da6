package io.sallyport.model;

/**
 * Whom a token speaks for, on the wire as {@code sub} (RFC 7519 §4.1.2). Compared to the letter.
 *
 * @param value 1 to 255 characters in one line, not blank
 */
public record Subject(String value) {
    public Subject {
        Texts.requirePrintable("sub", value, 1, 255);
    }
}
