package io.sallyport.depot.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/**
 * One line of the ledger.
 *
 * @param quantity the change, negative where something left the bin
 * @param at UTC
 */
public record Movement(
        long id,
        String part,
        String partName,
        MovementKind kind,
        int quantity,
        LocalDateTime at,
        String by,
        String note) {

    static Movement read(ResultSet row) throws SQLException {
        return new Movement(
                row.getLong("id"),
                row.getString("part"),
                row.getString("name"),
                MovementKind.valueOf(row.getString("kind")),
                row.getInt("quantity"),
                row.getObject("moved_at", LocalDateTime.class),
                row.getString("moved_by"),
                row.getString("note"));
    }
}
