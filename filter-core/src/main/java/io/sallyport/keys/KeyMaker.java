package io.sallyport.keys;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.model.StoredKey;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Makes new keys: of the algorithm that access tokens are to be signed with, and 32 random bytes for refresh tokens. */
final class KeyMaker {
    private static final int RSA_BITS = 2048;
    private static final int ID_BYTES = 12;

    private final SigningAlgorithm algorithm;
    private final SecureRandom random;
    private final Clock clock;

    KeyMaker(SigningAlgorithm algorithm, SecureRandom random, Clock clock) {
        this.algorithm = algorithm;
        this.random = random;
        this.clock = clock;
    }

    StoredKey make(KeyPurpose purpose) {
        return switch (purpose) {
            case ACCESS_TOKEN -> stored(purpose, algorithm, material());
            case REFRESH_TOKEN -> stored(purpose, SigningAlgorithm.HS256, secret(SigningAlgorithm.HS256));
        };
    }

    private StoredKey stored(KeyPurpose purpose, SigningAlgorithm itsAlgorithm, byte[] material) {
        KeyId id = new KeyId(UnsignedNumbers.base64Url(randomBytes(ID_BYTES)));
        return StoredKey.of(
                id,
                purpose,
                itsAlgorithm.wireName(),
                false,
                material,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private byte[] material() {
        try {
            return switch (KeyKind.of(algorithm)) {
                case RSA -> privateKey("RSA", new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4));
                case EC -> privateKey("EC", NistCurve.of(algorithm).parameters());
                case ED25519 -> privateKey("Ed25519", NamedParameterSpec.ED25519);
                case SECRET -> secret(algorithm);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make keys for " + algorithm.wireName(), e);
        }
    }

    private byte[] privateKey(String kind, AlgorithmParameterSpec parameters) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(parameters, random);
        return generator.generateKeyPair().getPrivate().getEncoded();
    }

    private byte[] secret(SigningAlgorithm itsAlgorithm) {
        return randomBytes(SecretQuality.fewestBytes(itsAlgorithm));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
