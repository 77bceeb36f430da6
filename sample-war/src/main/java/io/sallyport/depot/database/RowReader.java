package io.sallyport.depot.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes a value of the row on which a result set stands.
 *
 * @param <T> what a row is
 */
@FunctionalInterface
public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
}
