package io.sallyport.keys;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.KeysConfig;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import io.sallyport.spi.WritableKeySource;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads the ring from its source, and makes the first keys where there are none. */
public final class KeyRingLoader {
    private final KeySource source;
    private final Optional<KeyWrapping> wrapping;
    private final KeyMaker maker;
    private final AuditListener audit;
    private final Clock clock;

    /** Takes where keys come from and, in {@code config}, what wraps them. */
    public KeyRingLoader(KeySource source, KeysConfig config, SecureRandom random, AuditListener audit, Clock clock) {
        this.source = source;
        this.wrapping = config.encryptionKey().map(key -> new KeyWrapping(key, random));
        this.maker = new KeyMaker(random, clock);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Reads the ring; makes the first key of each purpose if the source has none and can be written.
     *
     * @throws ConfigurationException if a key is missing and cannot be made, or cannot be opened
     * @throws io.sallyport.spi.StoreUnavailableException if the source cannot answer
     */
    public KeyRing load() {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            if (of(purpose).isEmpty()) {
                makeFirst(purpose);
            }
        }
        List<RsaPair> pairs =
                of(KeyPurpose.ACCESS_TOKEN).stream().map(this::rsaPair).toList();
        List<MacKey> macs =
                of(KeyPurpose.REFRESH_TOKEN).stream().map(this::macKey).toList();
        return new KeyRing(
                pairs.get(pairs.size() - 1).signing(),
                pairs.stream().map(RsaPair::verification).toList(),
                macs);
    }

    private List<StoredKey> of(KeyPurpose purpose) {
        return source.keys().stream().filter(key -> key.purpose() == purpose).toList();
    }

    private void makeFirst(KeyPurpose purpose) {
        if (!(source instanceof WritableKeySource writable)) {
            throw new ConfigurationException(
                    List.of("The key source has no key for " + purpose + " and cannot be written: add one to it."));
        }
        StoredKey made = maker.make(purpose);
        if (writable.addFirst(wrapped(made))) {
            audit.onEvent(new AuditEvent.KeyCreated(clock.instant(), made.id(), purpose, made.algorithm()));
        }
    }

    private StoredKey wrapped(StoredKey key) {
        return wrapping.map(by -> StoredKey.of(
                        key.id(),
                        key.purpose(),
                        key.algorithm(),
                        true,
                        by.wrap(key.id(), key.purpose(), key.bytes()),
                        key.createdAt()))
                .orElse(key);
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

    private MacKey macKey(StoredKey stored) {
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

    private RsaPair rsaPair(StoredKey stored) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            PrivateKey privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(open(stored)));
            if (!stored.algorithm().equals("RS256") || !(privateKey instanceof RSAPrivateCrtKey crt)) {
                throw new ConfigurationException(List.of(
                        "Key " + stored.id().value() + " is for " + stored.algorithm() + ": only RS256 is known."));
            }
            return new RsaPair(
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

    private record RsaPair(SigningKey signing, VerificationKey verification) {}
}
