package io.sallyport.depot.seed;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Plays two years of the depot day by day: deliveries on Mondays, orders and shipments on each working day, a count of
 * some bins at each quarter's start. The same dice at each start, so the same history.
 */
final class DepotHistory {
    static final LocalDate FIRST_DAY = LocalDate.of(2024, 7, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    private static final long DICE = 2009;
    private static final long FIRST_ORDER = 20_001;
    private static final List<String> CLERKS = List.of("alice", "alice", "alice", "dora", "dora", "emil");
    private static final List<String> STOREKEEPERS = List.of("bob", "bob", "frida", "gus");

    private final SplittableRandom dice = new SplittableRandom(DICE);
    private final List<SeedPart> parts;
    private final List<String> workshops;
    private final List<Integer> draw = new ArrayList<>();
    private final int[] onHand;
    private final List<SeedOrder> orders = new ArrayList<>();
    private final List<SeedOrder> waiting = new ArrayList<>();
    private final List<SeedMovement> movements = new ArrayList<>();

    private DepotHistory(List<SeedPart> parts, List<String> workshops) {
        this.parts = parts;
        this.workshops = workshops;
        this.onHand = new int[parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            for (int ticket = 0; ticket < parts.get(i).demand(); ticket++) {
                draw.add(i);
            }
        }
    }

    static DepotHistory of(List<SeedPart> parts, List<String> workshops) {
        DepotHistory history = new DepotHistory(parts, workshops);
        history.fillTheBins();
        FIRST_DAY
                .datesUntil(LAST_DAY.plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .forEach(history::play);
        return history;
    }

    List<SeedOrder> orders() {
        return orders;
    }

    List<SeedMovement> movements() {
        return movements;
    }

    int onHand(int part) {
        return onHand[part];
    }

    private void fillTheBins() {
        for (int part = 0; part < parts.size(); part++) {
            int quantity =
                    parts.get(part).minStock() + dice.nextInt(parts.get(part).minStock() + 1);
            move(part, "RECEIPT", quantity, FIRST_DAY.atTime(6, 0), "gus", "Opening stock");
        }
    }

    private void play(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
            unload(day.atTime(7, 5));
        }
        ship(day);
        takeOrders(day);
        if (day.getDayOfMonth() <= 2 && day.getMonthValue() % 3 == 1) {
            countSomeBins(day.atTime(16, 10));
        }
    }

    /** Three deliveries in four come a week late: something is always low. */
    private void unload(LocalDateTime time) {
        for (int part = 0; part < parts.size(); part++) {
            SeedPart ordered = parts.get(part);
            if (onHand[part] < ordered.minStock() && dice.nextInt(4) == 0) {
                int quantity = ordered.minStock() * 3 / 2 - onHand[part] + dice.nextInt(ordered.minStock() + 1);
                move(part, "RECEIPT", quantity, time, "gus", "Delivery from " + ordered.supplier());
            }
        }
    }

    private void ship(LocalDate day) {
        LocalDateTime time = day.atTime(8, 30);
        for (Iterator<SeedOrder> each = waiting.iterator(); each.hasNext(); ) {
            SeedOrder order = each.next();
            if (!order.due.isAfter(day) && isCovered(order)) {
                time = time.plusMinutes(7 + dice.nextInt(20));
                issue(order, time);
                each.remove();
            }
        }
    }

    private boolean isCovered(SeedOrder order) {
        return order.lines.entrySet().stream().allMatch(line -> onHand[line.getKey()] >= line.getValue());
    }

    private void issue(SeedOrder order, LocalDateTime time) {
        String by = any(STOREKEEPERS);
        order.lines.forEach((part, quantity) -> move(part, "ISSUE", -quantity, time, by, "Order " + order.id));
        order.status = "SHIPPED";
    }

    private void takeOrders(LocalDate day) {
        LocalDateTime time = day.atTime(6, 40);
        int count = 2 + dice.nextInt(4);
        for (int i = 0; i < count; i++) {
            time = time.plusMinutes(9 + dice.nextInt(100));
            takeOrder(time);
        }
    }

    private void takeOrder(LocalDateTime time) {
        long id = FIRST_ORDER + orders.size();
        LocalDate due = time.toLocalDate().plusDays(1 + dice.nextInt(4));
        SeedOrder order = new SeedOrder(id, any(workshops), time, any(CLERKS), note(), due);
        for (int line = 1 + dice.nextInt(6); line > 0; line--) {
            int part = any(draw);
            order.lines.put(part, 1 + dice.nextInt(Math.max(1, parts.get(part).minStock() * 2 / 3)));
        }
        orders.add(order);
        if (dice.nextInt(40) == 0) {
            order.status = "CANCELLED";
        } else {
            waiting.add(order);
        }
    }

    private String note() {
        int vehicle = 4101 + dice.nextInt(180);
        return switch (dice.nextInt(6)) {
            case 0 -> "Urgent: vehicle " + vehicle + " is off the road";
            case 1 -> "Inspection of vehicle " + vehicle;
            case 2, 3 -> "For vehicle " + vehicle;
            case 4 -> "Shelf stock of the shop";
            default -> "";
        };
    }

    private void countSomeBins(LocalDateTime time) {
        for (int i = 0; i < 60; i++) {
            int part = dice.nextInt(parts.size());
            int difference = dice.nextInt(5) - 2;
            if (difference != 0 && onHand[part] + difference >= 0) {
                move(part, "COUNT", difference, time.plusMinutes(i), "bob", "Stock count");
            } else if (onHand[part] > 0 && dice.nextInt(4) == 0) {
                move(part, "SCRAP", -1, time.plusMinutes(i), "bob", "Damaged in the bin");
            }
        }
    }

    private void move(int part, String kind, int quantity, LocalDateTime at, String by, String note) {
        onHand[part] += quantity;
        movements.add(new SeedMovement(part, kind, quantity, at, by, note));
    }

    private <T> T any(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }
}
