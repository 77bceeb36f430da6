package io.sallyport.depot.stock;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.Parameters;
import io.sallyport.depot.parts.Catalogue;
import io.sallyport.depot.parts.Part;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** The stock card of one part, {@code /part?number=BRG-01007}. */
public final class StockCardServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Catalogue catalogue = new Catalogue(database());
        Optional<Part> part = catalogue.part(Parameters.text(request, "number"));
        if (part.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        StockLedger ledger = new StockLedger(database(), Clock.systemUTC());
        request.setAttribute("part", part.get());
        request.setAttribute(
                "supplier", catalogue.supplier(part.get().supplier()).orElseThrow());
        request.setAttribute("movements", ledger.movementsOf(part.get().number(), 20));
        show("part", request, response);
    }
}
