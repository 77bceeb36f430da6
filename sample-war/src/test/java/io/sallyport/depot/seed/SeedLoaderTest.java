package io.sallyport.depot.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.depot.database.Database;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedLoaderTest {
    private static final List<String> TABLES =
            List.of("supplier", "workshop", "staff", "part", "purchase_order", "order_line", "movement");

    private static final Database FILLED = TestDatabase.filled();

    @Test
    void fillsTwoDatabasesWithTheSameRows() {
        Database other = TestDatabase.filled();

        for (String table : TABLES) {
            assertThat(contents(other, table)).isEqualTo(contents(FILLED, table));
        }
    }

    @Test
    void loadsSeveralThousandRows() {
        assertThat(count("part")).isEqualTo(1_411);
        assertThat(count("supplier")).isEqualTo(21);
        assertThat(count("purchase_order")).isBetween(1_500L, 2_500L);
        assertThat(count("order_line")).isBetween(5_000L, 9_000L);
        assertThat(count("movement")).isBetween(6_000L, 12_000L);
    }

    @Test
    void leavesADatabaseThatIsFullAlone() {
        Database database = TestDatabase.filled();
        database.transaction(work -> work.update("DELETE FROM staff WHERE username = 'hugo'"));

        SeedLoader.load(database);

        assertThat(database.number("SELECT COUNT(*) FROM staff WHERE username = 'hugo'"))
                .isZero();
    }

    @Test
    void stockIsTheSumOfItsMovements() {
        assertThat(FILLED.number("SELECT COUNT(*) FROM part p WHERE on_hand <>"
                        + " (SELECT SUM(quantity) FROM movement m WHERE m.part = p.number)"))
                .isZero();
    }

    @Test
    void noBinWasEverEmptierThanEmpty() {
        assertThat(FILLED.number("SELECT MIN(level) FROM (SELECT SUM(quantity)"
                        + " OVER (PARTITION BY part ORDER BY moved_at, id) AS level FROM movement)"))
                .isZero();
    }

    @Test
    void shippedOrdersLeftTheStoreLineByLine() {
        String shippedLines = "SELECT COUNT(*) FROM order_line l JOIN purchase_order o ON o.id = l.order_id"
                + " WHERE o.status = 'SHIPPED'";
        String ofThemIssued = shippedLines + " AND EXISTS (SELECT 1 FROM movement m WHERE m.part = l.part"
                + " AND m.note = 'Order ' || o.id AND m.quantity = -l.quantity)";

        assertThat(FILLED.number(ofThemIssued))
                .isEqualTo(FILLED.number(shippedLines))
                .isPositive();
    }

    @Test
    void somethingIsAlwaysLeftToDo() {
        assertThat(FILLED.number("SELECT COUNT(*) FROM purchase_order WHERE status = 'OPEN'"))
                .isBetween(5L, 200L);
        assertThat(FILLED.number("SELECT COUNT(*) FROM part WHERE on_hand < min_stock"))
                .isBetween(30L, 200L);
    }

    @Test
    void partNamesTellPartsApart() {
        assertThat(FILLED.number("SELECT COUNT(DISTINCT name) FROM part")).isEqualTo(count("part"));
        assertThat(FILLED.number("SELECT COUNT(*) FROM part WHERE name LIKE '%{%'"))
                .isZero();
    }

    private static long count(String table) {
        return FILLED.number("SELECT COUNT(*) FROM " + table);
    }

    private static List<List<Object>> contents(Database database, String table) {
        return database.list("SELECT * FROM " + table + " ORDER BY 1, 2", row -> {
            List<Object> fields = new java.util.ArrayList<>();
            for (int column :
                    IntStream.rangeClosed(1, row.getMetaData().getColumnCount()).toArray()) {
                fields.add(row.getObject(column));
            }
            return fields;
        });
    }
}
