package io.sallyport.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key as a key source holds it.
 *
 * @param id the key's name ({@code kid}), here 1 to 64 characters of the base64url alphabet
 * @param purpose what it is for
 * @param algorithm the one algorithm it may be used with, a {@link SigningAlgorithm#wireName}: of a symmetric one
 *     {@code material} is the secret's bytes, of any other the private key in PKCS #8, from which the public one is computed
 * @param wrapped whether {@code material} is encrypted under the key-encryption key
 * @param material the key in base64; a credential unless wrapped
 * @param createdAt when it was made, cut to milliseconds
 * @param activeFrom from when it makes tokens, cut to milliseconds; it is published and checks tokens before that
 * @param position its place among the keys of its purpose, from 0: a key is only ever added behind all others
 */
public record StoredKey(
        KeyId id,
        KeyPurpose purpose,
        String algorithm,
        boolean wrapped,
        String material,
        Instant createdAt,
        Instant activeFrom,
        long position) {
    public StoredKey {
        Texts.requireBase64Url("kid of a stored key", id.value(), 1, 64);
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        activeFrom = activeFrom.truncatedTo(ChronoUnit.MILLIS);
        if (position < 0) {
            throw new IllegalArgumentException("position must be 0 or more, got " + position);
        }
    }

    /** A first key, in use from when it was made. */
    public StoredKey(
            KeyId id, KeyPurpose purpose, String algorithm, boolean wrapped, String material, Instant createdAt) {
        this(id, purpose, algorithm, wrapped, material, createdAt, createdAt, 0);
    }

    /** The same key at another place in the order of its purpose's keys. */
    public StoredKey placed(long newPosition, Instant newActiveFrom) {
        return new StoredKey(id, purpose, algorithm, wrapped, material, createdAt, newActiveFrom, newPosition);
    }

    /** The same key as it is stored encrypted; the array is copied. */
    public StoredKey wrappedAs(byte[] bytes) {
        return new StoredKey(
                id,
                purpose,
                algorithm,
                true,
                Base64.getEncoder().encodeToString(bytes),
                createdAt,
                activeFrom,
                position);
    }

    /** The key's bytes, as many as were stored. */
    public byte[] bytes() {
        return Base64.getDecoder().decode(material);
    }

    /** A key from its bytes; the array is copied. */
    public static StoredKey of(
            KeyId id, KeyPurpose purpose, String algorithm, boolean wrapped, byte[] bytes, Instant createdAt) {
        byte[] copy = Arrays.copyOf(bytes, bytes.length);
        return new StoredKey(
                id, purpose, algorithm, wrapped, Base64.getEncoder().encodeToString(copy), createdAt);
    }

    @Override
    public String toString() {
        return "StoredKey[id=" + id.value() + ", purpose=" + purpose + ", algorithm=" + algorithm + ", redacted]";
    }
}
