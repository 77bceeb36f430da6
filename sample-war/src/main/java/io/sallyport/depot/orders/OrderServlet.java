package io.sallyport.depot.orders;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.Parameters;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** One order with its lines, {@code /order?id=20001}. */
public final class OrderServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        OrderBook book = new OrderBook(database(), Clock.systemUTC());
        Optional<Order> order = book.order(Parameters.number(request, "id", 0));
        if (order.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        request.setAttribute("order", order.get());
        request.setAttribute("lines", book.lines(order.get().id()));
        show("order", request, response);
    }
}
