package io.sallyport.depot.reports;

/**
 * What lies in the bins of one category and for how long.
 *
 * @param freshCents received within the last 90 days of the books
 * @param olderCents received within the year before
 * @param deadCents lying there longer
 */
public record ShelfAge(String category, int parts, long freshCents, long olderCents, long deadCents) {
    public long totalCents() {
        return freshCents + olderCents + deadCents;
    }

    ShelfAge plus(ShelfAge other) {
        return new ShelfAge(
                category,
                parts + other.parts,
                freshCents + other.freshCents,
                olderCents + other.olderCents,
                deadCents + other.deadCents);
    }
}
