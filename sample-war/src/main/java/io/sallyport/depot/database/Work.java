package io.sallyport.depot.database;

import java.sql.SQLException;

/**
 * Statements that take effect together or not at all.
 *
 * @param <T> what comes of them
 */
@FunctionalInterface
public interface Work<T> {
    T in(Transaction transaction) throws SQLException;
}
