package io.sallyport.testkit;

import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.spi.PasswordHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Holds the contract to a hasher that is right in everything but its cost. */
class SaltedDigestContractTest extends PasswordHasherContract {
    @Override
    protected PasswordHasher hasher() {
        return new SaltedDigest();
    }

    private static final class SaltedDigest implements PasswordHasher {
        private static final String KIND = "$digest$";
        private static final int LENGTH = KIND.length() + 36 + 1 + 64;

        @Override
        public boolean recognises(PasswordHash hash) {
            return hash.text().startsWith(KIND) && hash.text().length() == LENGTH;
        }

        @Override
        public boolean matches(Password password, PasswordHash hash) {
            return recognises(hash) && hash.equals(hash(password, hash.text().substring(KIND.length(), LENGTH - 65)));
        }

        @Override
        public PasswordHash hash(Password password) {
            return hash(password, UUID.randomUUID().toString());
        }

        private static PasswordHash hash(Password password, String salt) {
            ByteBuffer text = StandardCharsets.UTF_8.encode(salt + password.text());
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(text);
                return new PasswordHash(KIND + salt + "$" + HexFormat.of().formatHex(digest.digest()));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }
}
