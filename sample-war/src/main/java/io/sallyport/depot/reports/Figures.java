package io.sallyport.depot.reports;

import io.sallyport.depot.database.Database;
import io.sallyport.depot.database.RowReader;
import java.util.List;

/** Sums over orders and stock. */
public final class Figures {
    private static final String SHIPPED = " FROM purchase_order o JOIN order_line l ON l.order_id = o.id"
            + " JOIN part p ON p.number = l.part JOIN workshop w ON w.code = o.workshop"
            + " WHERE o.status = 'SHIPPED' AND EXTRACT(YEAR FROM o.created_at) = ?";
    private static final RowReader<Turnover> ROW =
            row -> new Turnover(row.getString("label"), row.getLong("quantity"), row.getLong("value_cents"));

    private final Database database;

    public Figures(Database database) {
        this.database = database;
    }

    public List<Integer> years() {
        return database.list(
                "SELECT DISTINCT EXTRACT(YEAR FROM created_at) FROM purchase_order ORDER BY 1 DESC",
                row -> row.getInt(1));
    }

    public List<Turnover> byMonth(int year) {
        return sums("FORMATDATETIME(o.created_at, 'yyyy-MM')", "COUNT(DISTINCT o.id)", "label", year);
    }

    public List<Turnover> byCategory(int year) {
        return sums("p.category", "SUM(l.quantity)", "value_cents DESC", year);
    }

    public List<Turnover> byWorkshop(int year) {
        return sums("w.name", "COUNT(DISTINCT o.id)", "value_cents DESC", year);
    }

    public long openOrders() {
        return database.number("SELECT COUNT(*) FROM purchase_order WHERE status = 'OPEN'");
    }

    public long lowParts() {
        return database.number("SELECT COUNT(*) FROM part WHERE on_hand < min_stock");
    }

    public long parts() {
        return database.number("SELECT COUNT(*) FROM part");
    }

    public long stockValueCents() {
        return database.number("SELECT SUM(price_cents * on_hand) FROM part");
    }

    /** The first three are written in this class, never by a user. */
    private List<Turnover> sums(String label, String quantity, String order, int year) {
        String sql = "SELECT " + label + " AS label, " + quantity + " AS quantity,"
                + " SUM(l.quantity * l.price_cents) AS value_cents" + SHIPPED + " GROUP BY " + label + " ORDER BY "
                + order;
        return database.list(sql, ROW, year);
    }
}
