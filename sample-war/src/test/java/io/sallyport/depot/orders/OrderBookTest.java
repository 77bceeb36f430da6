package io.sallyport.depot.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.depot.database.Database;
import io.sallyport.depot.parts.Catalogue;
import io.sallyport.depot.seed.TestDatabase;
import io.sallyport.depot.stock.Booking;
import io.sallyport.depot.stock.StockLedger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T09:30:00Z"), ZoneOffset.UTC);

    private final Database database = TestDatabase.filled();
    private final OrderBook book = new OrderBook(database, CLOCK);
    private final StockLedger ledger = new StockLedger(database, CLOCK);
    private final Catalogue catalogue = new Catalogue(database);

    @Test
    void takesAnOrderAtTodaysPrices() {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        wanted.put("FAS-01003", 30);
        wanted.put("BRG-01007", 2);

        long id = book.create("BUSN", wanted, "alice", "For vehicle 4123").orElseThrow();

        Order order = book.order(id).orElseThrow();
        assertThat(order.isOpen()).isTrue();
        assertThat(order.createdBy()).isEqualTo("alice");
        assertThat(order.createdAt()).isEqualTo(LocalDateTime.of(2026, 7, 1, 9, 30));
        assertThat(book.lines(id)).extracting(OrderLine::part).containsExactly("FAS-01003", "BRG-01007");
        assertThat(order.totalCents()).isEqualTo(30 * price("FAS-01003") + 2 * price("BRG-01007"));
    }

    @Test
    void takesNoOrderForAnUnknownWorkshopOrPartNorAnEmptyOne() {
        long orders = book.count("", "");

        assertThat(book.create("NOPE", Map.of("BRG-01007", 1), "alice", "")).isEmpty();
        assertThat(book.create("BUSN", Map.of("BRG-99999", 1), "alice", "")).isEmpty();
        assertThat(book.create("BUSN", Map.of(), "alice", "")).isEmpty();
        assertThat(book.count("", "")).isEqualTo(orders);
    }

    @Test
    void shippingTakesThePartsOutOfTheirBins() {
        int before = onHand("BRG-01007");
        long id = book.create("BUSN", Map.of("BRG-01007", before), "alice", "").orElseThrow();

        Booking shipped = book.ship(id, ledger, "bob");

        assertThat(shipped).isEqualTo(Booking.done("Order " + id + " is shipped."));
        assertThat(onHand("BRG-01007")).isZero();
        assertThat(ledger.movementsOf("BRG-01007", 1).get(0).note()).isEqualTo("Order " + id);
    }

    @Test
    void shipsAllLinesOrNone() {
        int bolts = onHand("FAS-01003");
        Map<String, Integer> wanted = new LinkedHashMap<>();
        wanted.put("FAS-01003", 1);
        wanted.put("BRG-01007", onHand("BRG-01007") + 1);
        long id = book.create("BUSN", wanted, "alice", "").orElseThrow();

        Booking shipped = book.ship(id, ledger, "bob");

        assertThat(shipped.booked()).isFalse();
        assertThat(onHand("FAS-01003")).isEqualTo(bolts);
        assertThat(book.order(id).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void anOrderIsClosedOnce() {
        int before = onHand("BRG-01007");
        long id = book.create("BUSN", Map.of("BRG-01007", 1), "alice", "").orElseThrow();

        assertThat(book.cancel(id).booked()).isTrue();

        assertThat(book.ship(id, ledger, "bob")).isEqualTo(Booking.refused("Order " + id + " is not open."));
        assertThat(book.cancel(id).booked()).isFalse();
        assertThat(onHand("BRG-01007")).isEqualTo(before);
    }

    @Test
    void listsByStatusAndWorkshop() {
        assertThat(book.orders("SHIPPED", "TRAM", 1))
                .hasSize(25)
                .allMatch(order -> order.status().equals("SHIPPED"))
                .allMatch(order -> order.workshop().equals("TRAM"));
        assertThat(book.count("SHIPPED", "TRAM")).isLessThan(book.count("SHIPPED", ""));
    }

    private int onHand(String part) {
        return catalogue.part(part).orElseThrow().onHand();
    }

    private long price(String part) {
        return catalogue.part(part).orElseThrow().priceCents();
    }
}
