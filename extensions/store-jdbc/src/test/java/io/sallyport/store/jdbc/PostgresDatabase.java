package io.sallyport.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.ConnectionPoolDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A PostgreSQL server, started once for all test classes; each place is a schema of its own. */
final class PostgresDatabase extends TestDatabase {
    private static final AtomicInteger PLACES = new AtomicInteger();

    @Override
    ConnectionPoolDataSource emptyPlace() {
        String schema = "place" + PLACES.incrementAndGet();
        execute("create schema " + schema);
        PGConnectionPoolDataSource place = new PGConnectionPoolDataSource();
        place.setUrl(Server.POSTGRES.getJdbcUrl("postgres", "postgres"));
        place.setCurrentSchema(schema);
        return place;
    }

    static void execute(String sql) {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
