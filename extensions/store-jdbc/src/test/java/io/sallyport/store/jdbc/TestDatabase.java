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

    private final List<Runnable> closing = new ArrayList<>();

    /** The driver's own pool for a place that nobody has used. */
    abstract ConnectionPoolDataSource emptyPlace();

    /** Sets the time zone of a connection. */
    String timeZone(String zone) {
        return "set time zone '" + zone + "'";
    }

    String dropIndex(String table, String index) {
        return "drop index " + index;
    }

    final DataSource empty() {
        return pooled(emptyPlace());
    }

    final DataSource pooled(ConnectionPoolDataSource place) {
        DataSource pool = pool(place);
        closing.add(() -> dispose(pool));
        return pool;
    }

    DataSource pool(ConnectionPoolDataSource place) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(place);
        pool.setMaxConnections(40);
        return pool;
    }

    void dispose(DataSource pool) {
        ((JdbcConnectionPool) pool).dispose();
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
        closing.forEach(Runnable::run);
        closing.clear();
    }

    static void createTables(DataSource source) {
        Schema schema = new Schema(tables(source));
        schema.create();
        schema.require();
    }

    static Tables tables(DataSource source) {
        return Tables.of(new Database(source, DriverWords.SHOWN));
    }

    static void execute(DataSource source, String... statements) {
        new Database(source, DriverWords.SHOWN).run("prepare a test", connection -> {
            for (String sql : statements) {
                Statements.update(connection, sql, List.of());
            }
            return statements.length;
        });
    }

    static long number(DataSource source, String query) {
        return new Database(source, DriverWords.SHOWN)
                .run(
                        "count",
                        connection -> Statements.rows(connection, query, List.of(), row -> row.getLong(1))
                                .get(0));
    }

    static SessionStore sessions(DataSource source, StoreTime time) {
        return sessions(source, time, ISSUER);
    }

    static SessionStore sessions(DataSource source, StoreTime time, String issuer) {
        Tables tables = tables(source);
        return new JdbcSessionStore(
                tables, time, issuer, housekeeping(tables, time, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    }

    static DenyFeed denials(DataSource source, Clock clock) {
        Tables tables = tables(source);
        return new JdbcDenyFeed(
                tables,
                JdbcStoreProvider.push(tables, source, "test"),
                housekeeping(tables, StoreTime.of(clock), clock));
    }

    /** Cleans before the write returns that begins it. */
    static Housekeeping housekeeping(Tables tables, StoreTime time, Clock clock) {
        return new Housekeeping(tables, time, clock, Runnable::run);
    }

    static WritableKeySource keys(DataSource source) {
        return keys(source, ISSUER);
    }

    static WritableKeySource keys(DataSource source, String issuer) {
        return new JdbcKeySource(tables(source).withholdingWords(), issuer);
    }
}
