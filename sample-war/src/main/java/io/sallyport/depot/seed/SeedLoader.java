package io.sallyport.depot.seed;

import io.sallyport.depot.database.Database;
import io.sallyport.depot.database.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the tables and fills them. */
public final class SeedLoader {
    private SeedLoader() {}

    /** Fills an empty database; one that has the depot's tables already is left as it is. */
    public static void load(Database database) {
        long tables = database.number("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES"
                + " WHERE TABLE_SCHEMA = CURRENT_SCHEMA AND TABLE_NAME = 'MOVEMENT'");
        if (tables == 0) {
            database.transaction(SeedLoader::fill);
        }
    }

    private static int fill(Transaction work) throws SQLException {
        for (String statement : SeedFiles.statements()) {
            work.update(statement);
        }
        work.updateAll("INSERT INTO supplier VALUES (?, ?, ?, ?, ?)", SeedFiles.rows("suppliers.csv"));
        work.updateAll("INSERT INTO workshop VALUES (?, ?, ?)", SeedFiles.rows("workshops.csv"));
        work.updateAll("INSERT INTO staff VALUES (?, ?, ?, ?, ?)", SeedFiles.rows("staff.csv"));
        List<SeedPart> parts = PartRange.parts(
                SeedFiles.rows("ranges.csv").stream().map(PartRange::parse).toList());
        List<String> workshops =
                SeedFiles.rows("workshops.csv").stream().map(row -> row[0]).toList();
        DepotHistory history = DepotHistory.of(parts, workshops);
        insertParts(work, parts, history);
        insertOrders(work, parts, history.orders());
        insertMovements(work, parts, history.movements());
        return parts.size();
    }

    private static void insertParts(Transaction work, List<SeedPart> parts, DepotHistory history) throws SQLException {
        work.updateAll(
                "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                IntStream.range(0, parts.size())
                        .mapToObj(i -> row(parts.get(i), history.onHand(i)))
                        .toList());
    }

    private static Object[] row(SeedPart part, int onHand) {
        return new Object[] {
            part.number(),
            part.name(),
            part.category(),
            part.unit(),
            part.bin(),
            part.supplier(),
            part.priceCents(),
            part.minStock(),
            onHand
        };
    }

    /** The identity column counts on by itself from the first number that the history gives. */
    private static void insertOrders(Transaction work, List<SeedPart> parts, List<SeedOrder> orders)
            throws SQLException {
        List<Object[]> heads = new ArrayList<>();
        List<Object[]> lines = new ArrayList<>();
        for (SeedOrder order : orders) {
            heads.add(new Object[] {order.workshop, order.status, order.createdAt, order.createdBy, order.note});
            int line = 0;
            for (Map.Entry<Integer, Integer> position : order.lines.entrySet()) {
                line++;
                SeedPart part = parts.get(position.getKey());
                lines.add(new Object[] {order.id, line, part.number(), position.getValue(), part.priceCents()});
            }
        }
        work.updateAll(
                "INSERT INTO purchase_order (workshop, status, created_at, created_by, note) VALUES (?, ?, ?, ?, ?)",
                heads);
        work.updateAll("INSERT INTO order_line VALUES (?, ?, ?, ?, ?)", lines);
    }

    private static void insertMovements(Transaction work, List<SeedPart> parts, List<SeedMovement> movements)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (SeedMovement movement : movements) {
            rows.add(new Object[] {
                parts.get(movement.part()).number(),
                movement.kind(),
                movement.quantity(),
                movement.at(),
                movement.by(),
                movement.note()
            });
        }
        work.updateAll(
                "INSERT INTO movement (part, kind, quantity, moved_at, moved_by, note) VALUES (?, ?, ?, ?, ?, ?)",
                rows);
    }
}
