package io.sallyport.keys;

import io.sallyport.config.KeysConfig;
import io.sallyport.model.EncryptionAlgorithm;
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
import java.util.Optional;

/** Makes new keys: of the algorithm that access tokens are to be signed with, and 32 random bytes for refresh tokens. */
final class KeyMaker {
    private static final int RSA_BITS = 2048;
    private static final int ID_BYTES = 12;
    /** The key of A256GCM. */
    static final int CONTENT_KEY_BYTES = 32;

    private final SigningAlgorithm algorithm;
    private final Optional<EncryptionAlgorithm> encryption;
    private final SecureRandom random;
    private final Clock clock;

    KeyMaker(KeysConfig config, SecureRandom random, Clock clock) {
        this.algorithm = config.algorithm();
        this.encryption = config.tokenEncryption();
        this.random = random;
        this.clock = clock;
    }

    /** What a key that is made now is for. */
    String algorithm(KeyPurpose purpose) {
        return switch (purpose) {
            case ACCESS_TOKEN -> algorithm.wireName();
            case REFRESH_TOKEN -> SigningAlgorithm.HS256.wireName();
            case TOKEN_ENCRYPTION -> encryption().wireName();
        };
    }

    StoredKey make(KeyPurpose purpose) {
        byte[] material = switch (purpose) {
            case ACCESS_TOKEN -> material();
            case REFRESH_TOKEN -> secret(SigningAlgorithm.HS256);
            case TOKEN_ENCRYPTION -> encryptionMaterial();
        };
        KeyId id = new KeyId(UnsignedNumbers.base64Url(randomBytes(ID_BYTES)));
        return StoredKey.of(
                id,
                purpose,
                algorithm(purpose),
                false,
                material,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private EncryptionAlgorithm encryption() {
        return encryption.orElse(EncryptionAlgorithm.DIR);
    }

    private byte[] encryptionMaterial() {
        return switch (encryption()) {
            case DIR -> randomBytes(CONTENT_KEY_BYTES);
            case RSA_OAEP_256 -> rsaKey();
        };
    }

    private byte[] material() {
        try {
            return switch (KeyKind.of(algorithm)) {
                case RSA -> rsaKey();
                case EC -> privateKey("EC", NistCurve.of(algorithm).parameters());
                case ED25519 -> privateKey("Ed25519", NamedParameterSpec.ED25519);
                case SECRET -> secret(algorithm);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make keys for " + algorithm.wireName(), e);
        }
    }

    private byte[] rsaKey() {
        try {
            return privateKey("RSA", new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks RSA, which every JDK must have", e);
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
