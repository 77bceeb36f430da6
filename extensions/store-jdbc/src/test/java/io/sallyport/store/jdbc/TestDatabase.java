package io.sallyport.store.jdbc;

import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.WritableKeySource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real database: gives empty places to work in, and closes their connections after each test. */
abstract class TestDatabase implements AfterEachCallback {
    static final String ISSUER = "https://depot.example/";

    private final List<JdbcConnectionPool> pools = new ArrayList<>();

    /** The driver's own pool for a place that nobody has used. */
    abstract ConnectionPoolDataSource emptyPlace();

    final DataSource empty() {
        return pooled(emptyPlace());
    }

    final DataSource pooled(ConnectionPoolDataSource place) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(place);
        pool.setMaxConnections(40);
        pools.add(pool);
        return pool;
    }

    final DataSource withTables() {
        DataSource source = empty();
        createTables(source);
        return source;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    /** Ends all connections, as a restart of the application does. */
    final void close() {
        pools.forEach(JdbcConnectionPool::dispose);
        pools.clear();
    }

    static void createTables(DataSource source) {
        Schema schema = Schema.of(new Database(source, DriverWords.SHOWN));
        schema.create();
        schema.require();
    }

    static void execute(DataSource source, String... statements) {
        new Database(source, DriverWords.SHOWN).run("prepare a test", connection -> {
            for (String sql : statements) {
                Statements.update(connection, sql, List.of());
            }
            return statements.length;
        });
    }

    static SessionStore sessions(DataSource source, StoreTime time) {
        return sessions(source, time, ISSUER);
    }

    static SessionStore sessions(DataSource source, StoreTime time, String issuer) {
        Database database = new Database(source, DriverWords.SHOWN);
        return new JdbcSessionStore(database, time, issuer, housekeeping(database, time));
    }

    static DenyFeed denials(DataSource source, Clock clock) {
        Database database = new Database(source, DriverWords.SHOWN);
        return new JdbcDenyFeed(database, new Housekeeping(database, StoreTime.of(clock), clock));
    }

    static WritableKeySource keys(DataSource source) {
        return keys(source, ISSUER);
    }

    static WritableKeySource keys(DataSource source, String issuer) {
        return new JdbcKeySource(new Database(source, DriverWords.WITHHELD), issuer);
    }

    private static Housekeeping housekeeping(Database database, StoreTime time) {
        return new Housekeeping(database, time, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }
}
