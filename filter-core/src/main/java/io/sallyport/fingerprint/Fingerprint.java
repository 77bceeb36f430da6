package io.sallyport.fingerprint;

import io.sallyport.model.FingerprintHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The random value of the hardened cookie that tokens are bound to; a credential.
 *
 * @param value 32 bytes in base64url, 43 characters, in canonical form
 */
public record Fingerprint(String value) {
    private static final int BYTES = 32;
    private static final int CHARACTERS = 43;

    /** The last character carries four bits, and two that are zero (RFC 4648 §3.5). */
    private static final String LAST = "AEIMQUYcgkosw048";

    public Fingerprint {
        if (!hasForm(value)) {
            throw new IllegalArgumentException("a fingerprint is 32 bytes in base64url without padding");
        }
    }

    /** A new one. */
    public static Fingerprint random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Fingerprint(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads a cookie's value; empty where it has another form. */
    public static Optional<Fingerprint> parse(String text) {
        return hasForm(text) ? Optional.of(new Fingerprint(text)) : Optional.empty();
    }

    private static boolean hasForm(String text) {
        if (text.length() != CHARACTERS || LAST.indexOf(text.charAt(CHARACTERS - 1)) < 0) {
            return false;
        }
        // What is not Latin-1 becomes a question mark, which is refused.
        for (byte c : text.getBytes(StandardCharsets.ISO_8859_1)) {
            if (!isBase64Url(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64Url(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** SHA-256 of the value's ASCII bytes in base64url, which is what tokens carry. */
    public FingerprintHash hash() {
        return new FingerprintHash(Base64.getUrlEncoder().withoutPadding().encodeToString(digest()));
    }

    /** Compares in constant time. */
    public boolean matches(FingerprintHash expected) {
        return MessageDigest.isEqual(
                hash().value().getBytes(StandardCharsets.US_ASCII),
                expected.value().getBytes(StandardCharsets.US_ASCII));
    }

    /** Tells whether this is the other one; compares in constant time. */
    public boolean isSameAs(Fingerprint other) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.US_ASCII), other.value.getBytes(StandardCharsets.US_ASCII));
    }

    /** SHA-256 of the value's ASCII bytes. */
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256, which every JDK must have", e);
        }
    }

    @Override
    public String toString() {
        return "Fingerprint[redacted]";
    }
}
