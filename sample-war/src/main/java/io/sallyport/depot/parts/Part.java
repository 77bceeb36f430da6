package io.sallyport.depot.parts;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A part and what lies in its bin.
 *
 * @param number as on the label, {@code BRG-01007}
 * @param unit what one of it is: {@code pc}, {@code set}, {@code m}, …
 * @param bin aisle, rack and shelf, {@code A-07-3}
 * @param supplier the supplier's code
 * @param minStock below this the part is to be ordered
 */
public record Part(
        String number,
        String name,
        String category,
        String unit,
        String bin,
        String supplier,
        long priceCents,
        int minStock,
        int onHand) {

    public boolean isLow() {
        return onHand < minStock;
    }

    public int missing() {
        return Math.max(0, minStock - onHand);
    }

    public long stockValueCents() {
        return priceCents * onHand;
    }

    static Part read(ResultSet row) throws SQLException {
        return new Part(
                row.getString("number"),
                row.getString("name"),
                row.getString("category"),
                row.getString("unit"),
                row.getString("bin"),
                row.getString("supplier"),
                row.getLong("price_cents"),
                row.getInt("min_stock"),
                row.getInt("on_hand"));
    }
}
