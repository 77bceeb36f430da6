package io.sallyport;

import io.sallyport.config.ConfigurationException;
import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.internal.memory.InMemoryKeySource;
import io.sallyport.internal.memory.InMemorySessionStore;
import io.sallyport.spi.KeySource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens the stores that {@code sallyport.store} names; an application that brings keys of its own keeps them itself. */
final class StoreChoice {
    private static final Logger LOG = System.getLogger(StoreChoice.class.getName());

    private StoreChoice() {}

    static Stores open(SallyportConfig config, Resources resources) {
        Optional<KeySource> ownKeys = ownKeys(resources);
        Optional<KeySource> operatorsKeys = OwnKeyChoice.find(config.keys(), resources);
        Stores stores = named(config, resources);
        if (ownKeys.isEmpty()) {
            requireEncryption(config, stores);
        }
        Stores kept = ownKeys.map(keys -> withKeys(stores, keys)).orElse(stores);
        return operatorsKeys
                .map(keys -> withKeys(kept, OwnKeyChoice.over(kept, keys, config.keys())))
                .orElse(kept);
    }

    private static Optional<KeySource> ownKeys(Resources resources) {
        return resources
                .find(KeySource.class.getName(), KeySource.class)
                .or(() ->
                        ServiceLoader.load(KeySource.class, UserChoice.loader()).findFirst());
    }

    private static Stores withKeys(Stores stores, KeySource keys) {
        return new Stores(stores.sessions(), stores.denials(), keys, stores.shared(), stores.closing());
    }

    private static Stores named(SallyportConfig config, Resources resources) {
        if (config.store().inMemory()) {
            LOG.log(
                    Level.WARNING,
                    "Sessions, denials and keys are kept in memory: a restart signs everybody out, and a second node"
                            + " knows nothing of them. For more than one node, or to keep them, set sallyport.store=jdbc or redis");
            return new Stores(
                    new InMemorySessionStore(resources.clock()),
                    new InMemoryDenyFeed(resources.clock()),
                    new InMemoryKeySource(),
                    false,
                    () -> {});
        }
        return provider(config.store().kind())
                .orElseThrow(() -> new ConfigurationException(List.of("sallyport.store is '"
                        + config.store().kind() + "', but no jar here offers it: put sallyport-store-"
                        + config.store().kind() + " into WEB-INF/lib, or remove the setting for the default memory")))
                .open(config, resources);
    }

    static Optional<StoreProvider> provider(String name) {
        return ServiceLoader.load(StoreProvider.class, StoreChoice.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }

    private static void requireEncryption(SallyportConfig config, Stores stores) {
        if (stores.shared()
                && config.keys().encryptionKey().isEmpty()
                && !config.insecure().plainKeys()) {
            stores.closing().run();
            throw new ConfigurationException(List.of(
                    "sallyport.keys.encryption-key is not set: a shared store would hold private keys in the clear. Set"
                            + " it (or sallyport.keys.encryption-key-file) to 32 random bytes in base64, as 'openssl rand"
                            + " -base64 32' prints them, the same on every node; or, where the database may hold them"
                            + " readable, set sallyport.insecure.plain-keys=true"));
        }
    }
}
