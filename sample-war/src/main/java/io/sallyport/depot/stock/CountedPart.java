package io.sallyport.depot.stock;

/**
 * What a line of a stock count did.
 *
 * @param known whether the catalogue has the part
 * @param booked what the books said before
 */
public record CountedPart(String part, boolean known, int booked, int counted) {
    public int difference() {
        return known ? counted - booked : 0;
    }
}
