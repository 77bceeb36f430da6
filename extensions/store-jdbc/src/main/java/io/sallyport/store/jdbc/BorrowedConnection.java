package io.sallyport.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A connection of the application's, set as we need it and given back as it was: the application's pool may have its
 * own opinion of autocommit and isolation.
 */
final class BorrowedConnection implements AutoCloseable {
    private final Connection connection;
    private final boolean autoCommitBefore;
    private final boolean networkLimited;
    private Optional<Integer> isolationBefore = Optional.empty();

    private BorrowedConnection(Connection connection, Duration networkLimit) throws SQLException {
        this.connection = connection;
        this.autoCommitBefore = connection.getAutoCommit();
        this.networkLimited = limitNetwork(connection, networkLimit);
        setAutoCommit(true);
    }

    /** Borrows a connection on which each statement is a transaction of its own and no answer is awaited for longer. */
    static BorrowedConnection from(DataSource source, Duration networkLimit) throws SQLException {
        Connection connection = lent(source);
        try {
            return new BorrowedConnection(connection, networkLimit);
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    /** A pool that is closed, or has its own opinion of errors, is a database out of reach like any other. */
    private static Connection lent(DataSource source) throws SQLException {
        try {
            return source.getConnection();
        } catch (RuntimeException e) {
            throw new SQLException("the pool lends no connection: " + e.getMessage(), "08003", e);
        }
    }

    Connection connection() {
        return connection;
    }

    /** Starts a transaction of this isolation, whatever the pool's default is. */
    void begin(int isolation) throws SQLException {
        int usual = connection.getTransactionIsolation();
        if (usual != isolation) {
            connection.setTransactionIsolation(isolation);
            isolationBefore = Optional.of(usual);
        }
        setAutoCommit(false);
    }

    /** Finds out whether anybody is still there. */
    void ask() throws SQLException {
        Statements.rows(connection, "select 1", List.of(), row -> row.getInt(1));
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            setAutoCommit(true);
            if (isolationBefore.isPresent()) {
                connection.setTransactionIsolation(isolationBefore.get());
            }
            setAutoCommit(autoCommitBefore);
            if (networkLimited) {
                connection.setNetworkTimeout(Runnable::run, 0);
            }
        }
    }

    private void setAutoCommit(boolean wanted) throws SQLException {
        if (connection.getAutoCommit() != wanted) {
            connection.setAutoCommit(wanted);
        }
    }

    /** A hanging query is cancelled over the network; where that is gone only the socket's own limit helps. */
    private static boolean limitNetwork(Connection connection, Duration limit) {
        try {
            if (connection.getNetworkTimeout() == 0) {
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
                return true;
            }
            return false;
        } catch (SQLException | LinkageError e) {
            // A driver that cannot do this is left to the operator's own socket timeout.
            return false;
        }
    }
}
