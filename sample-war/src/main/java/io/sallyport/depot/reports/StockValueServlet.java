package io.sallyport.depot.reports;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.parts.Catalogue;
import io.sallyport.depot.parts.Part;
import io.sallyport.depot.parts.PartQuery;
import io.sallyport.depot.stock.StockLedger;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stock's value by age, {@code /reports/stock-value}. Made on a thread beside the request's, so that a few storekeepers
 * who look at it do not take all of the container's threads from the counter.
 */
public final class StockValueServlet extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final long TIMEOUT_MILLIS = 60_000;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync();
        async.setTimeout(TIMEOUT_MILLIS);
        async.start(() -> {
            describe(async.getRequest());
            async.dispatch("/WEB-INF/jsp/stockvalue.jsp");
        });
    }

    private void describe(ServletRequest request) {
        try {
            Collection<ShelfAge> ages = ages();
            request.setAttribute("ages", ages);
            request.setAttribute(
                    "totalCents", ages.stream().mapToLong(ShelfAge::totalCents).sum());
        } catch (RuntimeException problem) {
            getServletContext().log("the stock value report failed", problem);
            request.setAttribute("problem", "The report could not be made. Please tell the depot office.");
        }
    }

    private Collection<ShelfAge> ages() {
        StockLedger ledger = new StockLedger(database(), Clock.systemUTC());
        LocalDateTime asOf = ledger.latest("", 1).get(0).at();
        ShelfAgeReport report = new ShelfAgeReport(asOf, part -> ledger.movementsOf(part.number(), Integer.MAX_VALUE));
        Map<String, ShelfAge> byCategory = new TreeMap<>();
        for (Part part : new Catalogue(database()).all(PartQuery.ANY)) {
            byCategory.merge(part.category(), report.of(part), ShelfAge::plus);
        }
        return byCategory.values();
    }
}
