package io.sallyport.keys;

import io.sallyport.config.OwnKeysConfig;
import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads private keys from a PKCS #12 key store (RFC 7292), in the order of their aliases. */
final class Pkcs12Keys {
    private static final String MAKE = "make one with 'keytool -genkeypair -storetype PKCS12 -keyalg RSA -keysize 3072"
            + " -alias NAME -keystore FILE'";

    private final OwnKeysConfig config;
    private final SigningAlgorithm preferred;

    Pkcs12Keys(OwnKeysConfig config, SigningAlgorithm preferred) {
        this.config = config;
        this.preferred = preferred;
    }

    List<GivenKey> read(byte[] bytes) throws KeyFileException {
        char[] password = config.password()
                .orElseThrow(() -> new KeyFileException(
                        "which is a key store: give its password in sallyport.keys.password or -file"))
                .text()
                .toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            return keys(store, password);
        } catch (IOException e) {
            throw new KeyFileException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "which does not open: sallyport.keys.password is another one's"
                            : "which is no PKCS #12 key store: " + MAKE);
        } catch (GeneralSecurityException e) {
            throw new KeyFileException("whose keys do not open: they must have the store's own password");
        }
    }

    private List<GivenKey> keys(KeyStore store, char[] password) throws GeneralSecurityException, KeyFileException {
        List<GivenKey> keys = new ArrayList<>();
        for (String alias : aliases(store)) {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                keys.add(GivenKey.of(name(alias), key, preferred));
            }
        }
        if (keys.isEmpty()) {
            throw new KeyFileException("which holds no private key: " + MAKE);
        }
        return keys;
    }

    private List<String> aliases(KeyStore store) throws GeneralSecurityException, KeyFileException {
        List<String> all = Collections.list(store.aliases()).stream().sorted().toList();
        Optional<String> wanted = config.alias();
        if (wanted.isEmpty()) {
            return all;
        }
        if (!store.isKeyEntry(wanted.get())) {
            throw new KeyFileException("which has no private key called '" + wanted.get()
                    + "': set sallyport.keys.alias to one of " + String.join(", ", all) + ", or remove it for all");
        }
        return List.of(wanted.get());
    }

    /** An alias that cannot be a name gives way to the thumbprint. */
    private static Optional<KeyId> name(String alias) {
        try {
            return Optional.of(new KeyId(alias));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
