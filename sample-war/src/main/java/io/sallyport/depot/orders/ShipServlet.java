package io.sallyport.depot.orders;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.Parameters;
import io.sallyport.depot.page.SignedIn;
import io.sallyport.depot.stock.Booking;
import io.sallyport.depot.stock.StockLedger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** The storekeeper's button below an open order, {@code POST /orders/ship}. */
public final class ShipServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int id = Parameters.number(request, "id", 0);
        StockLedger ledger = new StockLedger(database(), Clock.systemUTC());
        Booking booking = new OrderBook(database(), Clock.systemUTC()).ship(id, ledger, SignedIn.name(request));
        goTo("/order?id=" + id, booking.message(), request, response);
    }
}
