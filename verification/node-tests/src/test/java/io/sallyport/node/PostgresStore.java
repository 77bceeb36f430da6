package io.sallyport.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A schema of its own in one PostgreSQL server, which is started once for all test classes and ends with them. */
final class PostgresStore implements SharedStore {
    private static final AtomicInteger PLACES = new AtomicInteger();

    private final String schema = "place" + PLACES.incrementAndGet();

    PostgresStore() {
        try (Connection connection = Shared.SERVER.connect(schema);
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            SharedStore.fillWithUsers(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL takes no new schema", e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return through(server().port());
    }

    /** What a node is told that sees the server through another port. */
    Map<String, String> through(int port) {
        return SharedStore.overDatabase(PostgresServer.url(port, schema));
    }

    /** For what no node would do. */
    Connection connect() throws SQLException {
        return server().connect(schema);
    }

    /** The server of all places. */
    static PostgresServer server() {
        return Shared.SERVER;
    }

    @Override
    public void close() {
        // The server ends with this virtual machine, and the schema with the server.
    }

    private static final class Shared {
        private static final PostgresServer SERVER = new PostgresServer();
    }
}
