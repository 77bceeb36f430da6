package io.sallyport.depot.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/**
 * An order's head.
 *
 * @param status {@code OPEN}, {@code SHIPPED} or {@code CANCELLED}
 * @param createdAt UTC
 */
public record Order(
        long id,
        String workshop,
        String workshopName,
        String status,
        LocalDateTime createdAt,
        String createdBy,
        String note,
        int lines,
        long totalCents) {

    public boolean isOpen() {
        return status.equals("OPEN");
    }

    static Order read(ResultSet row) throws SQLException {
        return new Order(
                row.getLong("id"),
                row.getString("workshop"),
                row.getString("workshop_name"),
                row.getString("status"),
                row.getObject("created_at", LocalDateTime.class),
                row.getString("created_by"),
                row.getString("note"),
                row.getInt("line_count"),
                row.getLong("total_cents"));
    }
}
