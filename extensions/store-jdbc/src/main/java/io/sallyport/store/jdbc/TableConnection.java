package io.sallyport.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A connection to our own tables, in the words of its database.
 *
 * @param connection the connection, borrowed for a moment
 * @param dialect what is understood at its other end
 */
record TableConnection(Connection connection, Dialect dialect) {
    int update(Sql sql, Parameter... parameters) throws SQLException {
        return Statements.update(connection, sql.text(dialect), List.of(parameters));
    }

    /** Runs one statement many times in one call to the database. */
    void updateAll(Sql sql, List<List<Parameter>> parameters) throws SQLException {
        Statements.updateAll(connection, sql.text(dialect), parameters);
    }

    <T> List<T> rows(Sql sql, Row<T> row, Parameter... parameters) throws SQLException {
        return Statements.rows(connection, sql.text(dialect), List.of(parameters), row);
    }

    <T> Optional<T> first(Sql sql, Row<T> row, Parameter... parameters) throws SQLException {
        return rows(sql, row, parameters).stream().findFirst();
    }
}
