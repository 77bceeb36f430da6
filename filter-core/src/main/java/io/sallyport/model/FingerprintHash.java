package io.sallyport.model;

/**
 * SHA-256 of a fingerprint cookie's ASCII bytes, base64url without padding.
 *
 * @param value 43 characters of the base64url alphabet
 */
public record FingerprintHash(String value) {
    public FingerprintHash {
        Texts.requireBase64Url("fingerprint hash", value, 43, 43);
    }
}
