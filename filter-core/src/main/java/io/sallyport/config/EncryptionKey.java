package io.sallyport.config;

import java.util.Base64;

/**
 * The key-encryption key, which comes from outside the store.
 *
 * @param base64 32 bytes in base64; a credential
 */
public record EncryptionKey(String base64) {
    private static final int BYTES = 32;

    public EncryptionKey {
        if (Base64.getDecoder().decode(base64).length != BYTES) {
            throw new IllegalArgumentException("a key-encryption key has exactly 32 bytes in base64");
        }
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    @Override
    public String toString() {
        return "EncryptionKey[redacted]";
    }
}
