package io.sallyport.depot.stock;

import io.sallyport.depot.database.Database;
import io.sallyport.depot.database.Transaction;
import io.sallyport.depot.page.Paging;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Books movements, so that a part's stock is always the sum of its movements and never below zero. */
public final class StockLedger {
    private static final String MOVEMENTS = "SELECT m.*, p.name FROM movement m JOIN part p ON p.number = m.part";

    private final Database database;
    private final Clock clock;

    public StockLedger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The newest movements of one part. */
    public List<Movement> movementsOf(String part, int limit) {
        return database.list(
                MOVEMENTS + " WHERE m.part = ? ORDER BY m.moved_at DESC, m.id DESC LIMIT ?",
                Movement::read,
                part,
                limit);
    }

    /** The newest movements of all parts, or of one person where {@code by} is not empty. */
    public List<Movement> latest(String by, int page) {
        return database.list(
                MOVEMENTS + " WHERE ? IN ('', m.moved_by) ORDER BY m.moved_at DESC, m.id DESC LIMIT ? OFFSET ?",
                Movement::read,
                by,
                Paging.SIZE,
                Paging.offset(page));
    }

    public long count(String by) {
        return database.number("SELECT COUNT(*) FROM movement WHERE ? IN ('', moved_by)", by);
    }

    public List<String> people() {
        return database.list("SELECT DISTINCT moved_by FROM movement ORDER BY moved_by", row -> row.getString(1));
    }

    /** All movements, oldest first. */
    public List<Movement> all() {
        return database.list(MOVEMENTS + " ORDER BY m.moved_at, m.id", Movement::read);
    }

    /**
     * Books a movement typed in by hand.
     *
     * @param quantity 1 to 9,999, without a sign: the kind gives it
     */
    public Booking book(String part, MovementKind kind, int quantity, String by, String note) {
        if (quantity < 1 || quantity > 9_999) {
            return Booking.refused("The quantity must be a whole number from 1 to 9,999.");
        }
        return database.transaction(work -> change(work, part, kind, kind.signed(quantity), by, note));
    }

    /** Changes the stock of a part within a larger transaction. */
    public Booking change(Transaction work, String part, MovementKind kind, int quantity, String by, String note)
            throws SQLException {
        Optional<Integer> onHand = onHand(work, part);
        if (onHand.isEmpty()) {
            return Booking.refused("There is no part " + part + ".");
        }
        if (onHand.get() + quantity < 0) {
            return Booking.refused("There are only " + onHand.get() + " of " + part + " in the bin.");
        }
        work.update("UPDATE part SET on_hand = on_hand + ? WHERE number = ?", quantity, part);
        work.update(
                "INSERT INTO movement (part, kind, quantity, moved_at, moved_by, note) VALUES (?, ?, ?, ?, ?, ?)",
                part,
                kind.name(),
                quantity,
                now(),
                by,
                note);
        return Booking.done("Booked: " + part + " has " + (onHand.get() + quantity) + " on hand now.");
    }

    /** Brings the books to what was counted; a line whose part is unknown changes nothing. */
    public List<CountedPart> apply(StockCount count, String by) {
        return database.transaction(work -> {
            List<CountedPart> results = new ArrayList<>();
            for (StockCount.Line line : count.lines()) {
                results.add(apply(work, line, by));
            }
            return results;
        });
    }

    private CountedPart apply(Transaction work, StockCount.Line line, String by) throws SQLException {
        Optional<Integer> onHand = onHand(work, line.part());
        if (onHand.isEmpty()) {
            return new CountedPart(line.part(), false, 0, line.counted());
        }
        if (onHand.get() != line.counted()) {
            change(work, line.part(), MovementKind.COUNT, line.counted() - onHand.get(), by, "Stock count");
        }
        return new CountedPart(line.part(), true, onHand.get(), line.counted());
    }

    private static Optional<Integer> onHand(Transaction work, String part) throws SQLException {
        return work.first("SELECT on_hand FROM part WHERE number = ? FOR UPDATE", row -> row.getInt(1), part);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }
}
