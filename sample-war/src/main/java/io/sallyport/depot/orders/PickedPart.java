package io.sallyport.depot.orders;

import io.sallyport.depot.parts.Part;

/** A position of the pick list with the part that it means. */
public record PickedPart(Part part, int quantity) {
    public long totalCents() {
        return part.priceCents() * quantity;
    }

    public boolean isCovered() {
        return part.onHand() >= quantity;
    }
}
