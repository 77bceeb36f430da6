package io.sallyport.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Our tables with the columns and indexes that they must have; they may have more. */
enum Table {
    SCHEMA("sallyport_schema", List.of("version"), TableIndex.unique("version")),
    SUBJECT("sallyport_subject", List.of("issuer", "subject", "cut"), TableIndex.unique("issuer", "subject")),
    SESSION(
            "sallyport_session",
            List.of(
                    "id",
                    "issuer",
                    "subject",
                    "username",
                    "generation",
                    "rotated_at",
                    "created_at",
                    "last_used_at",
                    "idle_expires_at",
                    "absolute_expires_at",
                    "fingerprint_hash",
                    "acknowledged",
                    "user_agent",
                    "methods",
                    "revoked_at",
                    "revoked_reason"),
            TableIndex.unique("id"),
            TableIndex.of("issuer", "subject"),
            TableIndex.of("absolute_expires_at")),
    DENY_REVISION("sallyport_deny_revision", List.of("id", "revision"), TableIndex.unique("id")),
    DENIAL(
            "sallyport_denial",
            List.of("revision", "issuer", "session_id", "token_id", "expires_at"),
            TableIndex.unique("revision"),
            TableIndex.of("expires_at")),
    LEASE("sallyport_lease", List.of("name", "expires_at"), TableIndex.unique("name")),
    KEY(
            "sallyport_key",
            List.of(
                    "issuer",
                    "id",
                    "purpose",
                    "algorithm",
                    "wrapped",
                    "material",
                    "created_at",
                    "active_from",
                    "position"),
            TableIndex.unique("issuer", "id"),
            TableIndex.unique("issuer", "purpose", "position"));

    private final String sqlName;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> columns;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<TableIndex> indexes;

    Table(String sqlName, List<String> columns, TableIndex... indexes) {
        this.sqlName = sqlName;
        this.columns = columns;
        this.indexes = List.of(indexes);
    }

    String sqlName() {
        return sqlName;
    }

    List<String> columns() {
        return columns;
    }

    /** What the database lacks of this table, in words; empty if nothing. */
    List<String> lacks(Connection connection) throws SQLException {
        List<String> present;
        try {
            present = Statements.read(
                    connection, "select * from " + sqlName + " where 1 = 0", List.of(), Table::columnsOf);
        } catch (SQLException e) {
            if (isAboutTheTable(e)) {
                return List.of("the table " + sqlName + " is missing or may not be read (" + firstLine(e) + ")");
            }
            throw e;
        }
        List<String> missing = columns.stream()
                .filter(column -> !present.contains(column))
                .map(column -> "the column " + column + " of the table " + sqlName + " is missing")
                .toList();
        return missing.isEmpty() ? lacksIndexes(connection) : missing;
    }

    private List<String> lacksIndexes(Connection connection) throws SQLException {
        List<TableIndex> present = TableIndex.of(connection, sqlName);
        return indexes.stream()
                .filter(index -> !index.isServedBy(present))
                .map(index -> index.named() + " of the table " + sqlName + " is missing")
                .toList();
    }

    private static List<String> columnsOf(ResultSet result) throws SQLException {
        ResultSetMetaData description = result.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= description.getColumnCount(); i++) {
            names.add(description.getColumnName(i).toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** Class 42 is what SQL calls a wrong name or a missing right. */
    private static boolean isAboutTheTable(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("42");
    }

    static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
