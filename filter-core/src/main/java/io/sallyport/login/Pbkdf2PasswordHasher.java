package io.sallyport.login;

import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.spi.PasswordHasher;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2-HMAC-SHA256 from the JDK (RFC 8018 §5.2), written as {@code $pbkdf2-sha256$i=600000$salt$hash} with salt and
 * hash in base64 without padding. Safe for use by many threads.
 */
public final class Pbkdf2PasswordHasher implements PasswordHasher {
    private static final Pattern FORM =
            Pattern.compile("\\$pbkdf2-sha256\\$i=([1-9][0-9]{3,7})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{43})");
    private static final int ITERATIONS = 600_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final int iterations;
    private final SecureRandom random;

    /** Hashes with 600,000 iterations. */
    public Pbkdf2PasswordHasher(SecureRandom random) {
        this(ITERATIONS, random);
    }

    Pbkdf2PasswordHasher(int iterations, SecureRandom random) {
        this.iterations = iterations;
        this.random = random;
    }

    /** Salt and hash in base64, as they stand in the text. */
    private record Parts(int iterations, String salt, String hash) {
        @Override
        public String toString() {
            return "Parts[redacted]";
        }
    }

    @Override
    public boolean recognises(PasswordHash hash) {
        return parts(hash).isPresent();
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        return parts(hash).filter(parts -> isHashOf(password, parts)).isPresent() && !hasNul(password);
    }

    @Override
    public PasswordHash hash(Password password) {
        if (hasNul(password)) {
            throw new IllegalArgumentException("a password with a NUL character cannot be hashed: refuse it");
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$pbkdf2-sha256$i=" + iterations + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt, iterations)));
    }

    /** HMAC fills a short key up with zeros: with NULs at its end a password would have the hash that it has without. */
    private static boolean hasNul(Password password) {
        return password.text().indexOf('\0') >= 0;
    }

    private static boolean isHashOf(Password password, Parts parts) {
        byte[] salt = Base64.getDecoder().decode(parts.salt());
        byte[] expected = Base64.getDecoder().decode(parts.hash());
        return MessageDigest.isEqual(derive(password, salt, parts.iterations()), expected);
    }

    private static Optional<Parts> parts(PasswordHash hash) {
        Matcher matcher = FORM.matcher(hash.text());
        if (!matcher.matches() || matcher.group(2).length() % 4 == 1) {
            return Optional.empty();
        }
        int iterations = Integer.parseInt(matcher.group(1));
        return iterations > MOST_ITERATIONS
                ? Optional.empty()
                : Optional.of(new Parts(iterations, matcher.group(2), matcher.group(3)));
    }

    private static byte[] derive(Password password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.text().toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
