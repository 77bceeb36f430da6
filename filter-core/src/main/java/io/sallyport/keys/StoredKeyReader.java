package io.sallyport.keys;

import io.sallyport.config.ConfigurationException;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.model.StoredKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Optional;

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
        if (bytes.length < KeyMaker.MAC_BYTES) {
            throw new ConfigurationException(List.of("Key " + stored.id().value() + " has " + bytes.length
                    + " bytes: a refresh token's key has 32 or more. Remove it from the key source."));
        }
        return new MacKey(stored.id(), bytes);
    }

    AccessTokenKey accessTokenKey(StoredKey stored) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            PrivateKey privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(open(stored)));
            if (!stored.algorithm().equals("RS256") || !(privateKey instanceof RSAPrivateCrtKey crt)) {
                throw new ConfigurationException(List.of(
                        "Key " + stored.id().value() + " is for " + stored.algorithm() + ": only RS256 is known."));
            }
            return new AccessTokenKey(
                    new SigningKey(stored.id(), SigningAlgorithm.RS256, privateKey),
                    new VerificationKey(
                            stored.id(),
                            SigningAlgorithm.RS256,
                            factory.generatePublic(new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent()))));
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(List.of("Key " + stored.id().value()
                    + " is no RSA private key in PKCS #8: remove it from the key source."));
        }
    }
}
