package io.sallyport.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes a value of a result, mostly of its current row.
 *
 * @param <T> the value
 */
@FunctionalInterface
interface Row<T> {
    T read(ResultSet row) throws SQLException;
}
