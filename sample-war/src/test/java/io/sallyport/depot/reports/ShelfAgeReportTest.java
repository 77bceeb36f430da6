package io.sallyport.depot.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.depot.parts.Part;
import io.sallyport.depot.stock.Movement;
import io.sallyport.depot.stock.MovementKind;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShelfAgeReportTest {
    private static final LocalDateTime TODAY = LocalDateTime.of(2026, 6, 30, 12, 0);

    @Test
    void theNewestReceiptsAreWhatIsStillThere() {
        Part part = partWith(10);
        List<Movement> newestFirst =
                List.of(daysAgo(10, 4), daysAgo(20, -9), daysAgo(200, 5), daysAgo(300, 7), daysAgo(600, 3));

        ShelfAge age = new ShelfAgeReport(TODAY, any -> newestFirst).of(part);

        assertThat(age).isEqualTo(new ShelfAge("Bearings", 1, 400, 600, 0));
    }

    @Test
    void whatNoReceiptOfTheLastYearsExplainsIsDeadStock() {
        Part part = partWith(10);

        ShelfAge age = new ShelfAgeReport(TODAY, any -> List.of(daysAgo(90, 2), daysAgo(455, 20))).of(part);

        assertThat(age).isEqualTo(new ShelfAge("Bearings", 1, 0, 200, 800));
        assertThat(age.totalCents()).isEqualTo(part.stockValueCents());
    }

    private static Part partWith(int onHand) {
        return new Part("BRG-01007", "Bearing", "Bearings", "pc", "A-01-1", "BEAR", 100, 5, onHand);
    }

    private static Movement daysAgo(int days, int quantity) {
        return new Movement(
                1, "BRG-01007", "Bearing", MovementKind.RECEIPT, quantity, TODAY.minusDays(days), "bob", "");
    }
}
