package io.sallyport.depot.seed;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** An order while the two years are played through. */
final class SeedOrder {
    final long id;
    final String workshop;
    final LocalDateTime createdAt;
    final String createdBy;
    final String note;
    final LocalDate due;

    /** Quantity by the part's index. */
    final Map<Integer, Integer> lines = new LinkedHashMap<>();

    String status = "OPEN";

    SeedOrder(long id, String workshop, LocalDateTime createdAt, String createdBy, String note, LocalDate due) {
        this.id = id;
        this.workshop = workshop;
        this.createdAt = createdAt;
        this.createdBy = createdBy;
        this.note = note;
        this.due = due;
    }
}
