package io.sallyport;

import io.sallyport.config.ConfigurationException;
import io.sallyport.config.KeysConfig;
import io.sallyport.keys.OwnKeys;
import io.sallyport.keys.OwnKeysOverStore;
import io.sallyport.spi.KeySource;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Finds the keys for access tokens that the operator brings: in files, or in an object of JNDI. */
final class OwnKeyChoice {
    private OwnKeyChoice() {}

    static Optional<KeySource> find(KeysConfig config, Resources resources) {
        return config.own().files().isEmpty()
                ? config.own().jndiName().map(name -> ofObject(name, config, resources))
                : Optional.of(OwnKeys.inFiles(config));
    }

    /** The store goes on keeping what else the ring needs. */
    static KeySource over(Stores stores, KeySource own, KeysConfig config) {
        return new OwnKeysOverStore(own, stores.keys(), config.encryptionKey(), new SecureRandom());
    }

    private static KeySource ofObject(String name, KeysConfig config, Resources resources) {
        String origin = "sallyport.keys.jndi-name is '" + name + "'";
        return resources
                .find(name, KeySource.class)
                .or(() -> resources.find(name, KeyPair.class).map(pair -> OwnKeys.of(pair, origin, config)))
                .or(() -> resources.find(name, String.class).map(text -> OwnKeys.of(text, origin, config)))
                .orElseThrow(() -> new ConfigurationException(List.of(origin
                        + ", but neither JNDI nor the servlet context has a KeySource, a KeyPair or a text of that name:"
                        + " declare one, or remove the setting to have keys made here")));
    }
}
