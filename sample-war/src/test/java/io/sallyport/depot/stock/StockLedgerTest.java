package io.sallyport.depot.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.depot.database.Database;
import io.sallyport.depot.parts.Catalogue;
import io.sallyport.depot.seed.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockLedgerTest {
    private static final String PART = "BRG-01007";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T09:30:15.5Z"), ZoneOffset.UTC);

    private final Database database = TestDatabase.filled();
    private final StockLedger ledger = new StockLedger(database, CLOCK);

    @Test
    void aReceiptAddsAndIsWrittenDown() {
        int before = onHand();

        Booking booking = ledger.book(PART, MovementKind.RECEIPT, 5, "bob", "By hand");

        assertThat(booking).isEqualTo(Booking.done("Booked: BRG-01007 has " + (before + 5) + " on hand now."));
        assertThat(onHand()).isEqualTo(before + 5);
        Movement written = ledger.movementsOf(PART, 1).get(0);
        assertThat(written.quantity()).isEqualTo(5);
        assertThat(written.by()).isEqualTo("bob");
        assertThat(written.at()).isEqualTo(LocalDateTime.of(2026, 7, 1, 9, 30, 15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISSUE", "SCRAP"})
    void theBinCanBeEmptiedButNotMore(String kind) {
        int before = onHand();

        Booking tooMuch = ledger.book(PART, MovementKind.valueOf(kind), before + 1, "bob", "");
        Booking all = ledger.book(PART, MovementKind.valueOf(kind), before, "bob", "");

        assertThat(tooMuch).isEqualTo(Booking.refused("There are only " + before + " of BRG-01007 in the bin."));
        assertThat(all.booked()).isTrue();
        assertThat(onHand()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 10_000})
    void refusesAQuantityThatNobodyCarries(int quantity) {
        assertThat(ledger.book(PART, MovementKind.RECEIPT, quantity, "bob", "").booked())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9_999})
    void takesTheSmallestAndTheLargestQuantity(int quantity) {
        assertThat(ledger.book(PART, MovementKind.RECEIPT, quantity, "bob", "").booked())
                .isTrue();
    }

    @Test
    void refusesAPartThatDoesNotExist() {
        assertThat(ledger.book("BRG-99999", MovementKind.RECEIPT, 1, "bob", ""))
                .isEqualTo(Booking.refused("There is no part BRG-99999."));
    }

    @Test
    void aCountBringsTheBooksToWhatWasCounted() {
        int before = onHand();
        long movements = ledger.count("");

        List<CountedPart> results = ledger.apply(StockCount.parse(PART + ";3\nBRG-99999;1"), "bob");

        assertThat(results)
                .containsExactly(new CountedPart(PART, true, before, 3), new CountedPart("BRG-99999", false, 0, 1));
        assertThat(results.get(0).difference()).isEqualTo(3 - before);
        assertThat(results.get(1).difference()).isZero();
        assertThat(onHand()).isEqualTo(3);
        assertThat(ledger.count("")).isEqualTo(movements + 1);
    }

    @Test
    void aCountThatAgreesIsNoMovement() {
        long movements = ledger.count("");

        ledger.apply(StockCount.parse(PART + ";" + onHand()), "bob");

        assertThat(ledger.count("")).isEqualTo(movements);
    }

    @Test
    void listsOnePersonsMovementsOnly() {
        assertThat(ledger.latest("bob", 2))
                .hasSize(25)
                .allMatch(movement -> movement.by().equals("bob"));
        assertThat(ledger.count("bob")).isLessThan(ledger.count("")).isPositive();
    }

    private int onHand() {
        return new Catalogue(database).part(PART).orElseThrow().onHand();
    }
}
