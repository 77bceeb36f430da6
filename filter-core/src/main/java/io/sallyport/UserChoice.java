package io.sallyport;

import io.sallyport.config.ConfigurationException;
import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.memory.InMemoryUserStore;
import io.sallyport.spi.PasswordHasher;
import io.sallyport.spi.UserStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the application's users: demo, a named class, a context attribute, a service, or configured queries. */
final class UserChoice {
    private static final Logger LOG = System.getLogger(UserChoice.class.getName());

    private UserChoice() {}

    static UserStore find(SallyportConfig config, Resources resources, PasswordHasher hasher) {
        if (config.insecure().demoUsers()) {
            return DemoUsers.store(hasher);
        }
        return config.users()
                .storeClass()
                .map(UserChoice::instantiate)
                .or(() -> resources.find(UserStore.class.getName(), UserStore.class))
                .or(UserChoice::fromService)
                .or(() -> fromQueries(config, resources))
                .orElseGet(UserChoice::nobody);
    }

    private static UserStore instantiate(String className) {
        try {
            return Class.forName(className, true, loader())
                    .asSubclass(UserStore.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new ConfigurationException(List.of("sallyport.users.class is '" + className
                    + "': name a class of the application that implements " + UserStore.class.getName()
                    + " and has a public constructor without parameters (" + e + ")"));
        }
    }

    private static Optional<UserStore> fromService() {
        return ServiceLoader.load(UserStore.class, loader()).findFirst();
    }

    private static Optional<UserStore> fromQueries(SallyportConfig config, Resources resources) {
        if (config.users().jdbc().isEmpty()) {
            return Optional.empty();
        }
        return StoreChoice.provider("jdbc")
                .orElseThrow(() -> new ConfigurationException(List.of(
                        "sallyport.users.jdbc.query is set, but sallyport-store-jdbc is not in WEB-INF/lib: add it")))
                .openUsers(config, resources);
    }

    private static UserStore nobody() {
        LOG.log(
                Level.WARNING,
                "No users are configured, so nobody can sign in: set sallyport.users.jdbc.query, or"
                        + " sallyport.users.class to a class that implements io.sallyport.spi.UserStore");
        return new InMemoryUserStore(List.of());
    }

    static ClassLoader loader() {
        return Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElse(UserChoice.class.getClassLoader());
    }
}
