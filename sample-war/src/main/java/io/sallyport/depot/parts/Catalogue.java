package io.sallyport.depot.parts;

import io.sallyport.depot.database.Database;
import io.sallyport.depot.database.RowReader;
import io.sallyport.depot.page.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds parts and suppliers. */
public final class Catalogue {
    private static final String SUPPLIERS =
            "SELECT s.*, (SELECT COUNT(*) FROM part p WHERE p.supplier = s.code) AS parts" + " FROM supplier s";
    private static final RowReader<Supplier> SUPPLIER = row -> new Supplier(
            row.getString("code"),
            row.getString("name"),
            row.getString("town"),
            row.getString("phone"),
            row.getInt("lead_days"),
            row.getInt("parts"));

    private final Database database;

    public Catalogue(Database database) {
        this.database = database;
    }

    /** One page of what matches, by number. */
    public List<Part> search(PartQuery query, int page) {
        List<Object> values = new ArrayList<>(query.values());
        values.add(Paging.SIZE);
        values.add(Paging.offset(page));
        return database.list(
                "SELECT * FROM part" + query.condition() + " ORDER BY number LIMIT ? OFFSET ?",
                Part::read,
                values.toArray());
    }

    /** Everything that matches, by number. */
    public List<Part> all(PartQuery query) {
        return database.list(
                "SELECT * FROM part" + query.condition() + " ORDER BY number",
                Part::read,
                query.values().toArray());
    }

    public long count(PartQuery query) {
        return database.number(
                "SELECT COUNT(*) FROM part" + query.condition(), query.values().toArray());
    }

    public Optional<Part> part(String number) {
        return database.first("SELECT * FROM part WHERE number = ?", Part::read, number);
    }

    public List<String> categories() {
        return database.list("SELECT DISTINCT category FROM part ORDER BY category", row -> row.getString(1));
    }

    public List<Supplier> suppliers() {
        return database.list(SUPPLIERS + " ORDER BY s.name", SUPPLIER);
    }

    public Optional<Supplier> supplier(String code) {
        return database.first(SUPPLIERS + " WHERE s.code = ?", SUPPLIER, code);
    }
}
