package io.sallyport.depot.orders;

import io.sallyport.depot.database.Database;
import io.sallyport.depot.database.RowReader;
import io.sallyport.depot.database.Transaction;
import io.sallyport.depot.page.Paging;
import io.sallyport.depot.stock.Booking;
import io.sallyport.depot.stock.MovementKind;
import io.sallyport.depot.stock.StockLedger;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes orders, ships them and remembers them. */
public final class OrderBook {
    private static final String ORDERS = "SELECT o.*, w.name AS workshop_name,"
            + " (SELECT COUNT(*) FROM order_line l WHERE l.order_id = o.id) AS line_count,"
            + " (SELECT COALESCE(SUM(l.quantity * l.price_cents), 0) FROM order_line l WHERE l.order_id = o.id)"
            + " AS total_cents FROM purchase_order o JOIN workshop w ON w.code = o.workshop";
    private static final String MATCHING = " WHERE ? IN ('', o.status) AND ? IN ('', o.workshop)";
    private static final String LINES = "SELECT l.*, p.name, p.unit, p.bin, p.on_hand FROM order_line l"
            + " JOIN part p ON p.number = l.part WHERE l.order_id = ? ORDER BY l.line";
    private static final RowReader<OrderLine> LINE = row -> new OrderLine(
            row.getInt("line"),
            row.getString("part"),
            row.getString("name"),
            row.getString("unit"),
            row.getString("bin"),
            row.getInt("quantity"),
            row.getLong("price_cents"),
            row.getInt("on_hand"));

    private final Database database;
    private final Clock clock;

    public OrderBook(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One page of orders, newest first; an empty status or workshop means any. */
    public List<Order> orders(String status, String workshop, int page) {
        return database.list(
                ORDERS + MATCHING + " ORDER BY o.id DESC LIMIT ? OFFSET ?",
                Order::read,
                status,
                workshop,
                Paging.SIZE,
                Paging.offset(page));
    }

    public long count(String status, String workshop) {
        return database.number("SELECT COUNT(*) FROM purchase_order o" + MATCHING, status, workshop);
    }

    /** All orders, oldest first. */
    public List<Order> all() {
        return database.list(ORDERS + " ORDER BY o.id", Order::read);
    }

    public Optional<Order> order(long id) {
        return database.first(ORDERS + " WHERE o.id = ?", Order::read, id);
    }

    public List<OrderLine> lines(long id) {
        return database.list(LINES, LINE, id);
    }

    public List<Workshop> workshops() {
        return database.list(
                "SELECT * FROM workshop ORDER BY name",
                row -> new Workshop(row.getString("code"), row.getString("name"), row.getInt("cost_centre")));
    }

    /**
     * Takes an order at today's prices.
     *
     * @param wanted quantity by part number, in the order of the lines
     * @return the order's number, or empty where the workshop or one of the parts does not exist
     */
    public Optional<Long> create(String workshop, Map<String, Integer> wanted, String by, String note) {
        return database.transaction(work -> {
            if (wanted.isEmpty() || !allExist(work, workshop, wanted)) {
                return Optional.empty();
            }
            long id = work.insert(
                    "INSERT INTO purchase_order (workshop, status, created_at, created_by, note)"
                            + " VALUES (?, 'OPEN', ?, ?, ?)",
                    workshop,
                    now(),
                    by,
                    note);
            addLines(work, id, wanted);
            return Optional.of(id);
        });
    }

    private static boolean allExist(Transaction work, String workshop, Map<String, Integer> wanted)
            throws SQLException {
        for (String part : wanted.keySet()) {
            if (work.first("SELECT 1 FROM part WHERE number = ?", row -> 1, part)
                    .isEmpty()) {
                return false;
            }
        }
        return work.first("SELECT 1 FROM workshop WHERE code = ?", row -> 1, workshop)
                .isPresent();
    }

    private static void addLines(Transaction work, long id, Map<String, Integer> wanted) throws SQLException {
        int line = 0;
        for (Map.Entry<String, Integer> position : wanted.entrySet()) {
            line++;
            work.update(
                    "INSERT INTO order_line (order_id, line, part, quantity, price_cents)"
                            + " SELECT ?, ?, number, ?, price_cents FROM part WHERE number = ?",
                    id,
                    line,
                    position.getValue(),
                    position.getKey());
        }
    }

    /** Takes the parts of an open order out of their bins: all of them or none. */
    public Booking ship(long id, StockLedger ledger, String by) {
        return database.transaction(work -> {
            if (!claim(work, id, "SHIPPED")) {
                return Booking.refused("Order " + id + " is not open.");
            }
            for (OrderLine line : work.list(LINES, LINE, id)) {
                Booking issue =
                        ledger.change(work, line.part(), MovementKind.ISSUE, -line.quantity(), by, "Order " + id);
                if (!issue.booked()) {
                    work.undo();
                    return issue;
                }
            }
            return Booking.done("Order " + id + " is shipped.");
        });
    }

    public Booking cancel(long id) {
        return database.transaction(work -> claim(work, id, "CANCELLED")
                ? Booking.done("Order " + id + " is cancelled.")
                : Booking.refused("Order " + id + " is not open."));
    }

    /** Of two who want to close the same order, one finds it open. */
    private static boolean claim(Transaction work, long id, String status) throws SQLException {
        return work.update("UPDATE purchase_order SET status = ? WHERE id = ? AND status = 'OPEN'", status, id) == 1;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }
}
