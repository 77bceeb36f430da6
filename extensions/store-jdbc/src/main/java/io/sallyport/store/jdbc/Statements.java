package io.sallyport.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs one statement and closes it. A statement that hangs is cancelled, so that a request gets its 503. */
final class Statements {
    /**
     * Longer than any of ours takes on a healthy database, and than PostgreSQL takes to find a deadlock; shorter than
     * the patience of who waits.
     */
    private static final int TIMEOUT_SECONDS = 2;

    private Statements() {}

    static int update(Connection connection, String sql, List<Parameter> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            prepare(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Runs one statement with each list of parameters in turn, in one call to the database. */
    static void updateAll(Connection connection, String sql, List<List<Parameter>> each) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<Parameter> parameters : each) {
                prepare(statement, parameters);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Reads the result as a whole. */
    static <T> T read(Connection connection, String sql, List<Parameter> parameters, Row<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            prepare(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                return reader.read(result);
            }
        }
    }

    static <T> List<T> rows(Connection connection, String sql, List<Parameter> parameters, Row<T> row)
            throws SQLException {
        return read(connection, sql, parameters, result -> {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        });
    }

    private static void prepare(PreparedStatement statement, List<Parameter> parameters) throws SQLException {
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).bind(statement, i + 1);
        }
    }
}
