package io.sallyport.store.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Columns by which rows of a table are found.
 *
 * @param unique whether no two rows have the same
 * @param columns the columns in their order
 */
record TableIndex(boolean unique, List<String> columns) {
    TableIndex {
        columns = List.copyOf(columns);
    }

    static TableIndex of(String... columns) {
        return new TableIndex(false, List.of(columns));
    }

    static TableIndex unique(String... columns) {
        return new TableIndex(true, List.of(columns));
    }

    /** Whether one of these does what this one must. */
    boolean isServedBy(List<TableIndex> present) {
        return present.stream().anyMatch(this::isServedBy);
    }

    private boolean isServedBy(TableIndex present) {
        if (unique) {
            return present.unique && present.columns.equals(columns);
        }
        return present.columns.size() >= columns.size()
                && present.columns.subList(0, columns.size()).equals(columns);
    }

    /** In words. */
    String named() {
        return (unique ? "the unique index on " : "the index on ") + String.join(", ", columns);
    }

    /** The indexes of a table; of several tables of one name those of the connection's own schema, if any. */
    static List<TableIndex> of(Connection connection, String table) throws SQLException {
        DatabaseMetaData description = connection.getMetaData();
        String name = description.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        Map<Place, TableIndex> present = new LinkedHashMap<>();
        try (ResultSet columns = description.getIndexInfo(connection.getCatalog(), null, name, false, true)) {
            while (columns.next()) {
                addColumn(present, columns);
            }
        }
        String own = text(connection.getSchema());
        boolean isOwn = present.keySet().stream().anyMatch(place -> place.schema.equals(own));
        return present.entrySet().stream()
                .filter(index -> !isOwn || index.getKey().schema.equals(own))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static void addColumn(Map<Place, TableIndex> present, ResultSet row) throws SQLException {
        String column = text(row.getString("COLUMN_NAME"));
        if (row.getShort("TYPE") == DatabaseMetaData.tableIndexStatistic || column.isEmpty()) {
            return;
        }
        Place place = new Place(text(row.getString("TABLE_SCHEM")), text(row.getString("INDEX_NAME")));
        List<String> columns =
                new ArrayList<>(present.getOrDefault(place, TableIndex.of()).columns());
        columns.add(column.toLowerCase(Locale.ROOT));
        present.put(place, new TableIndex(!row.getBoolean("NON_UNIQUE"), columns));
    }

    private static String text(String value) {
        return Optional.ofNullable(value).orElse("");
    }

    private record Place(String schema, String index) {}
}
