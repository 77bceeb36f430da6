package io.sallyport.model;

/**
 * The name of one access token, on the wire as {@code jti} (RFC 7519 §4.1.7).
 *
 * @param value 1 to 128 characters in one line, not blank: a foreign issuer chooses its own form
 */
public record TokenId(String value) {
    public TokenId {
        Texts.requirePrintable("jti", value, 1, 128);
    }
}
