package io.sallyport.depot.reports;

import io.sallyport.depot.parts.Part;
import io.sallyport.depot.stock.Movement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;

/**
 * Values the stock by age, first in, first out. It reads the whole history of each part, which is why the page that
 * shows it is slow.
 */
final class ShelfAgeReport {
    private final LocalDateTime asOf;
    private final Function<Part, List<Movement>> history;

    /**
     * @param asOf the day of which age is counted
     * @param history the movements of a part, newest first
     */
    ShelfAgeReport(LocalDateTime asOf, Function<Part, List<Movement>> history) {
        this.asOf = asOf;
        this.history = history;
    }

    /** What lies in the bin came with the newest receipts: the older ones were taken first. */
    ShelfAge of(Part part) {
        long fresh = 0;
        long older = 0;
        int unexplained = part.onHand();
        for (Movement movement : history.apply(part)) {
            int stillThere = Math.min(unexplained, Math.max(0, movement.quantity()));
            unexplained -= stillThere;
            if (movement.at().isAfter(asOf.minusDays(90))) {
                fresh += stillThere;
            } else if (movement.at().isAfter(asOf.minusDays(455))) {
                older += stillThere;
            }
        }
        long price = part.priceCents();
        return new ShelfAge(part.category(), 1, fresh * price, older * price, (part.onHand() - fresh - older) * price);
    }
}
