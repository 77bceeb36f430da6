package io.sallyport.depot.orders;

/**
 * One position of an order, at the price of the day on which it was ordered.
 *
 * @param onHand what lies in the bin now
 */
public record OrderLine(
        int line, String part, String name, String unit, String bin, int quantity, long priceCents, int onHand) {
    public long totalCents() {
        return priceCents * quantity;
    }

    public boolean isCovered() {
        return onHand >= quantity;
    }
}
