package io.sallyport.store.jdbc;

import io.sallyport.spi.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * The application's database: lends connections, repeats what lost a race, and says {@link StoreUnavailableException}
 * where it fails. Safe for many threads.
 */
final class Database {
    private static final int ATTEMPTS = 3;
    /** Deadlock and failed serialization; and a row that another node made a moment ago, which is found next time. */
    private static final Set<String> WORTH_REPEATING = Set.of("40001", "40P01", "23505");
    /** What MariaDB says where others have a state of their own: a duplicate row, and one changed since it was read. */
    private static final Set<Integer> WORTH_REPEATING_ON_MARIADB = Set.of(1062, 1020);

    /** Longer than {@link Statements} waits, so that a statement is cancelled and the connection goes on. */
    private static final Duration HURRIED = Duration.ofSeconds(3);

    /** Whoever won the race needs a moment to finish, or the next attempt runs into the same locks. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(30);

    private static final Duration UNHURRIED = Duration.ofMinutes(1);

    private final DataSource source;
    private final DriverWords words;
    private final Duration networkLimit;

    /** A database that a request waits for. */
    Database(DataSource source, DriverWords words) {
        this(source, words, HURRIED);
    }

    private Database(DataSource source, DriverWords words, Duration networkLimit) {
        this.source = source;
        this.words = words;
        this.networkLimit = networkLimit;
    }

    Database withholdingWords() {
        return new Database(source, DriverWords.WITHHELD, networkLimit);
    }

    /** The same database for what takes its time and keeps no request waiting. */
    Database unhurried() {
        return new Database(source, words, UNHURRIED);
    }

    /**
     * What is done with a connection. It may be done again from its start.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Does what needs no transaction around it. */
    <T> T run(String purpose, Work<T> work) {
        return repeated(purpose, () -> {
            try (BorrowedConnection borrowed = BorrowedConnection.from(source, networkLimit)) {
                return work.on(borrowed.connection());
            }
        });
    }

    /** Does all or nothing; each statement sees what is committed before it starts. */
    <T> T inTransaction(String purpose, Work<T> work) {
        return inTransaction(purpose, Connection.TRANSACTION_READ_COMMITTED, work);
    }

    /** Does all or nothing, as if nobody else were there; where that cannot be, it is repeated. */
    <T> T asIfAlone(String purpose, Work<T> work) {
        return inTransaction(purpose, Connection.TRANSACTION_SERIALIZABLE, work);
    }

    private <T> T inTransaction(String purpose, int isolation, Work<T> work) {
        return repeated(purpose, () -> {
            try (BorrowedConnection borrowed = BorrowedConnection.from(source, networkLimit)) {
                borrowed.begin(isolation);
                return committed(borrowed.connection(), work);
            }
        });
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private static void rollBack(Connection connection, Exception because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private <T> T repeated(String purpose, Attempt<T> attempt) {
        for (int number = 1; ; number++) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                if (number == ATTEMPTS || !isWorthRepeating(e)) {
                    throw unavailable(purpose, e);
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.multipliedBy(number).toNanos());
            } catch (IllegalArgumentException e) {
                throw unreadable(purpose, e);
            }
        }
    }

    private static boolean isWorthRepeating(SQLException e) {
        return (e.getSQLState() != null
                        && WORTH_REPEATING.contains(e.getSQLState().toUpperCase(Locale.ROOT)))
                || WORTH_REPEATING_ON_MARIADB.contains(e.getErrorCode());
    }

    private StoreUnavailableException unavailable(String purpose, SQLException e) {
        String message = "the database cannot " + purpose + " (SQLState " + e.getSQLState() + ", vendor code "
                + e.getErrorCode() + ")";
        return words == DriverWords.SHOWN || isConnectionFailure(e)
                ? new StoreUnavailableException(message, e)
                : new StoreUnavailableException(message + "; the driver's words are withheld: they can quote values");
    }

    /** A value in the database that is none of ours, such as a reason that only a newer version knows. */
    private StoreUnavailableException unreadable(String purpose, IllegalArgumentException e) {
        String message = "the database cannot " + purpose + ": it holds a value that this version cannot read";
        return words == DriverWords.SHOWN
                ? new StoreUnavailableException(message + ": " + e.getMessage(), e)
                : new StoreUnavailableException(message);
    }

    /** Quotes addresses and no values. */
    private static boolean isConnectionFailure(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("08");
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws SQLException;
    }
}
