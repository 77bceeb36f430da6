package io.sallyport.depot.api;

import io.sallyport.depot.page.Parameters;
import io.sallyport.depot.page.SignedIn;
import io.sallyport.depot.parts.Catalogue;
import io.sallyport.depot.parts.Part;
import io.sallyport.depot.parts.PartQuery;
import io.sallyport.depot.stock.Booking;
import io.sallyport.depot.stock.MovementKind;
import io.sallyport.depot.stock.StockLedger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code GET /api/stock}: what is low; {@code POST /api/stock} with {@code part} and {@code quantity}: an issue. */
public final class StockApi extends ApiServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var low = new Catalogue(database()).all(new PartQuery("", "", "", true));
        answer(200, Map.of("low", low.stream().map(StockApi::json).toList()), response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Booking booking = new StockLedger(database(), Clock.systemUTC())
                .book(
                        Parameters.text(request, "part"),
                        MovementKind.ISSUE,
                        Parameters.number(request, "quantity", 0),
                        SignedIn.name(request),
                        "Scanner");
        if (booking.booked()) {
            answer(200, Map.of("message", booking.message()), response);
        } else {
            refuse(409, booking.message(), response);
        }
    }

    private static Map<String, Object> json(Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("part", part.number());
        json.put("bin", part.bin());
        json.put("on_hand", part.onHand());
        json.put("min_stock", part.minStock());
        return json;
    }
}
