package io.sallyport.store.jdbc;

import io.sallyport.Resources;
import io.sallyport.StoreProvider;
import io.sallyport.Stores;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.SallyportConfig;
import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.UserStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Opens stores on the application's own DataSource: {@code sallyport.store=jdbc}. */
public final class JdbcStoreProvider implements StoreProvider {
    /** For {@code ServiceLoader}. */
    public JdbcStoreProvider() {}

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public Stores open(SallyportConfig config, Resources resources) {
        DataSource source = dataSource(config, resources);
        Tables tables = Tables.of(new Database(source, DriverWords.SHOWN));
        Schema schema = new Schema(tables);
        if (config.store().createSchema()) {
            schema.create();
        }
        schema.require();
        Durability.warnOfLosses(tables);
        return opened(tables, source, config, resources);
    }

    private static Stores opened(Tables tables, DataSource source, SallyportConfig config, Resources resources) {
        StoreTime time = StoreTime.ofTheDatabase();
        CleaningThread thread = new CleaningThread(config.appName());
        Housekeeping housekeeping = new Housekeeping(tables, time, resources.clock(), thread);
        return new Stores(
                new JdbcSessionStore(tables, time, config.issuer(), housekeeping),
                new JdbcDenyFeed(tables, push(tables, source, config.appName()), housekeeping),
                new JdbcKeySource(tables.withholdingWords(), config.issuer()),
                true,
                () -> {
                    housekeeping.close();
                    thread.close();
                });
    }

    /** PostgreSQL tells when something was added; the others are polled. */
    static Function<Runnable, DenyFeed.Wakes> push(Tables tables, DataSource source, String name) {
        return tables.dialect() == Dialect.POSTGRESQL
                ? wake -> PostgresWakes.start(source, name, wake)
                : wake -> () -> {};
    }

    @Override
    public Optional<UserStore> openUsers(SallyportConfig config, Resources resources) {
        return config.users()
                .jdbc()
                .map(users -> JdbcUserStore.open(UserStatements.of(users), dataSource(config, resources)));
    }

    private static DataSource dataSource(SallyportConfig config, Resources resources) {
        String name = config.store().datasource();
        return resources
                .find(name, DataSource.class)
                .orElseThrow(() -> new ConfigurationException(List.of("sallyport.datasource is '" + name
                        + "', and there is no DataSource of that name in JNDI or the servlet context: declare it in the"
                        + " container, or name the one that the application uses")));
    }
}
