package io.sallyport.depot.seed;

import java.time.LocalDateTime;

/**
 * A line of the ledger.
 *
 * @param part the part's index
 */
record SeedMovement(int part, String kind, int quantity, LocalDateTime at, String by, String note) {}
