package io.sallyport.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads columns of tables that are not ours: their types are whatever somebody once chose. */
final class UserColumns {
    private static final Set<String> YES = Set.of("y", "yes", "t", "true", "1", "on");
    private static final Set<String> NO = Set.of("n", "no", "f", "false", "0", "off", "");

    private UserColumns() {}

    /** Reads a column as text; what a {@code CHAR} column was padded with is not part of it. */
    static Optional<String> text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        if (row.wasNull()) {
            return Optional.empty();
        }
        boolean padded = row.getMetaData().getColumnType(column) == Types.CHAR;
        return Optional.of(padded ? text.stripTrailing() : text);
    }

    /**
     * Reads a column as a yes or no; null is a no.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static boolean flag(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (row.wasNull()) {
            return false;
        }
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return flag(value.toString().strip());
    }

    private static boolean flag(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (YES.contains(lower)) {
            return true;
        }
        if (NO.contains(lower)) {
            return false;
        }
        throw new IllegalArgumentException(
                "enabled is '" + text + "': let the query give a boolean, a number, or one of Y, N, true, false, 1, 0");
    }
}
