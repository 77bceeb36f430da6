package io.sallyport.model;

/**
 * The name of a key in the ring, on the wire as {@code kid} (RFC 7515 §4.1.4).
 *
 * @param value 1 to 64 characters of the base64url alphabet
 */
public record KeyId(String value) {
    public KeyId {
        Texts.requireBase64Url("kid", value, 1, 64);
    }
}
