package io.sallyport.keys;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Makes new keys: RSA of 2048 bits for access tokens, 32 random bytes for refresh tokens. */
final class KeyMaker {
    static final int MAC_BYTES = 32;

    private static final int RSA_BITS = 2048;
    private static final int ID_BYTES = 12;

    private final SecureRandom random;
    private final Clock clock;

    KeyMaker(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    StoredKey make(KeyPurpose purpose) {
        return switch (purpose) {
            case ACCESS_TOKEN -> stored(purpose, "RS256", rsaPrivateKey());
            case REFRESH_TOKEN -> stored(purpose, "HS256", randomBytes(MAC_BYTES));
        };
    }

    private StoredKey stored(KeyPurpose purpose, String algorithm, byte[] material) {
        KeyId id = new KeyId(Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(ID_BYTES)));
        return StoredKey.of(
                id, purpose, algorithm, false, material, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private byte[] rsaPrivateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS, random);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks RSA, which every JDK must have", e);
        }
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
