package io.sallyport.depot.orders;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.Parameters;
import io.sallyport.depot.stock.Booking;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** The clerk's button below an open order, {@code POST /orders/cancel}. */
public final class CancelServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int id = Parameters.number(request, "id", 0);
        Booking booking = new OrderBook(database(), Clock.systemUTC()).cancel(id);
        goTo("/order?id=" + id, booking.message(), request, response);
    }
}
