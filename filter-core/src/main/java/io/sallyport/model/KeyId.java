package io.sallyport.model;

/**
 * The name of a key, on the wire as {@code kid} (RFC 7515 §4.1.4). Whoever owns the key chooses it: a foreign issuer's may
 * be base64 with padding, an address or a path, and is compared to the letter.
 *
 * @param value 1 to 128 visible ASCII characters, quotes and backslash excepted
 */
public record KeyId(String value) {
    public KeyId {
        Texts.requireVisible("kid", value, 1, 128);
    }
}
