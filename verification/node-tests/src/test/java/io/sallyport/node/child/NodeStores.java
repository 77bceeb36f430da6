package io.sallyport.node.child;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sallyport.Resources;
import io.sallyport.StoreProvider;
import io.sallyport.Stores;
import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.internal.memory.InMemoryKeySource;
import io.sallyport.internal.memory.InMemorySessionStore;
import io.sallyport.internal.memory.InMemoryUserStore;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.KeySource;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.UserStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The stores that the settings name, opened as the product opens them, with fault points around and below. */
final class NodeStores {
    /** How many users there are where no database has any: u0 and so on. */
    private static final int USERS = 2_000;

    private final NodeSettings settings;
    private final Watched watched;
    private final Resources resources;

    NodeStores(NodeSettings settings, FaultPoints points) {
        this.settings = settings;
        this.watched = new Watched(points);
        Optional<DataSource> database = settings.databaseUrl().map(url -> watched.database(pool(url)));
        this.resources = new Around(database, Clock.offset(Clock.systemUTC(), settings.clockOffset()));
    }

    /** What the application has around it. */
    Resources resources() {
        return resources;
    }

    Stores open(SallyportConfig config) {
        Stores stores = config.store().inMemory()
                ? inMemory()
                : provider(config.store().kind()).open(config, resources);
        return new Stores(
                watched.store(SessionStore.class, stores.sessions()),
                watched.store(DenyFeed.class, stores.denials()),
                watched.store(KeySource.class, stores.keys()),
                stores.shared(),
                stores.closing());
    }

    UserStore users(SallyportConfig config) {
        UserStore users = settings.databaseUrl()
                .flatMap(url -> provider("jdbc").openUsers(config, resources))
                .orElseGet(NodeStores::usersInMemory);
        return watched.store(UserStore.class, users);
    }

    /** A pool as an application would have it, that does not wait for ever for a database which is gone. */
    private static DataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(url.contains(":h2:") ? "sa" : "postgres");
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static StoreProvider provider(String name) {
        return ServiceLoader.load(StoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Stores inMemory() {
        Clock clock = resources.clock();
        return new Stores(
                new InMemorySessionStore(clock), new InMemoryDenyFeed(clock), new InMemoryKeySource(), false, () -> {});
    }

    private static UserStore usersInMemory() {
        return new InMemoryUserStore(IntStream.range(0, USERS)
                .mapToObj(number -> new UserAccount(
                        new Subject("id-of-u" + number),
                        "u" + number,
                        new PasswordHash(TestUser.HASH),
                        true,
                        Set.of(new Role(TestUser.ROLE))))
                .toList());
    }

    private record Around(Optional<DataSource> database, Clock clock) implements Resources {
        @Override
        public <T> Optional<T> find(String name, Class<T> type) {
            return database.filter(type::isInstance).map(type::cast);
        }
    }
}
