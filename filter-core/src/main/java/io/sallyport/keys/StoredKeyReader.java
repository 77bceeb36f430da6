package io.sallyport.keys;

import io.sallyport.config.ConfigurationException;
import io.sallyport.model.EncryptionAlgorithm;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.model.StoredKey;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Opens keys as they are stored; one that does not open or is of no use stops the start. */
final class StoredKeyReader {
    private final Optional<KeyWrapping> wrapping;

    StoredKeyReader(Optional<KeyWrapping> wrapping) {
        this.wrapping = wrapping;
    }

    private byte[] open(StoredKey key) {
        byte[] stored = bytes(key);
        if (!key.wrapped()) {
            requireNoWrapping(key);
            return stored;
        }
        KeyWrapping by = wrapping.orElseThrow(
                () -> new ConfigurationException(List.of("Key " + key.id().value()
                        + " is stored encrypted: set sallyport.keys.encryption-key (or -file) to the key that it was stored"
                        + " under.")));
        try {
            return by.unwrap(key.id(), key.purpose(), stored);
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(List.of("Key " + key.id().value()
                    + " does not open under sallyport.keys.encryption-key: set the key that it was stored under. To"
                    + " start afresh, delete the rows of sallyport_key; everybody signs in again then."));
        }
    }

    /** Whoever can write the store could otherwise add a signing key of their own. */
    private void requireNoWrapping(StoredKey key) {
        if (wrapping.isPresent()) {
            throw new ConfigurationException(List.of("Key " + key.id().value()
                    + " is stored in the clear, although sallyport.keys.encryption-key is set: delete the rows of"
                    + " sallyport_key, and everybody signs in again; or, if keys are to stay in the clear, remove the"
                    + " encryption key and set sallyport.insecure.plain-keys=true."));
        }
    }

    private static byte[] bytes(StoredKey key) {
        try {
            return key.bytes();
        } catch (IllegalArgumentException noBase64) {
            throw new ConfigurationException(
                    List.of("Key " + key.id().value() + " is not in base64: remove it from the key source."));
        }
    }

    MacKey macKey(StoredKey stored) {
        if (!stored.algorithm().equals("HS256")) {
            throw new ConfigurationException(
                    List.of("Key " + stored.id().value() + " is for " + stored.algorithm() + ": only HS256 is known."));
        }
        byte[] bytes = open(stored);
        require(SecretQuality.fault(bytes, SigningAlgorithm.HS256), stored);
        return new MacKey(stored.id(), bytes);
    }

    TokenEncryptionKey tokenEncryptionKey(StoredKey stored) {
        EncryptionAlgorithm algorithm = EncryptionAlgorithm.named(stored.algorithm())
                .orElseThrow(() -> new ConfigurationException(
                        List.of("Key " + stored.id().value() + " is for " + stored.algorithm()
                                + ": access tokens are encrypted with dir or RSA-OAEP-256 only.")));
        if (algorithm == EncryptionAlgorithm.DIR) {
            SecretKeySpec secret = contentKey(stored);
            return new TokenEncryptionKey(stored.id(), algorithm, secret, secret);
        }
        KeyHalves rsa = halves(stored, SigningAlgorithm.RS256);
        require(KeyQuality.fault(rsa, SigningAlgorithm.RS256), stored);
        return new TokenEncryptionKey(stored.id(), algorithm, rsa.verification(), rsa.signing());
    }

    private SecretKeySpec contentKey(StoredKey stored) {
        byte[] secret = open(stored);
        boolean hasLength = secret.length == KeyMaker.CONTENT_KEY_BYTES;
        require(
                hasLength
                        ? SecretQuality.fault(secret, SigningAlgorithm.HS256)
                        : Optional.of("has " + secret.length + " bytes: a secret for A256GCM has "
                                + KeyMaker.CONTENT_KEY_BYTES),
                stored);
        return new SecretKeySpec(secret, "AES");
    }

    AccessTokenKey accessTokenKey(StoredKey stored) {
        SigningAlgorithm algorithm = algorithm(stored);
        KeyHalves halves = halves(stored, algorithm);
        require(KeyQuality.fault(halves, algorithm), stored);
        return new AccessTokenKey(
                new SigningKey(stored.id(), algorithm, halves.signing()),
                new VerificationKey(stored.id(), algorithm, halves.verification()));
    }

    private static SigningAlgorithm algorithm(StoredKey stored) {
        return SigningAlgorithm.named(stored.algorithm())
                .orElseThrow(() ->
                        new ConfigurationException(List.of("Key " + stored.id().value() + " is for "
                                + stored.algorithm() + ": only " + SigningAlgorithm.wireNames() + " are known.")));
    }

    private KeyHalves halves(StoredKey stored, SigningAlgorithm algorithm) {
        byte[] material = open(stored);
        if (algorithm.isSymmetric()) {
            // Asked first, since the JDK makes no key of an empty secret.
            require(SecretQuality.fault(material, algorithm), stored);
            return KeyHalves.ofSecret(material);
        }
        try {
            return KeyHalves.ofPkcs8(material, algorithm);
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(List.of("Key " + stored.id().value() + " is no private key for "
                    + algorithm.wireName() + " in PKCS #8: remove it from the key source."));
        }
    }

    private static void require(Optional<String> fault, StoredKey stored) {
        fault.ifPresent(wrong -> {
            throw new ConfigurationException(
                    List.of("Key " + stored.id().value() + " " + wrong + ". Remove it from the key source."));
        });
    }
}
