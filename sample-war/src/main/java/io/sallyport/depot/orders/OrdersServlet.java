package io.sallyport.depot.orders;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.Paging;
import io.sallyport.depot.page.Parameters;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** The list of orders, {@code /orders}. */
public final class OrdersServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        OrderBook book = new OrderBook(database(), Clock.systemUTC());
        String status = Parameters.text(request, "status");
        String workshop = Parameters.text(request, "workshop");
        int page = Parameters.page(request);
        request.setAttribute("status", status);
        request.setAttribute("workshop", workshop);
        request.setAttribute("workshops", book.workshops());
        request.setAttribute("orders", book.orders(status, workshop, page));
        request.setAttribute("paging", new Paging(page, book.count(status, workshop)));
        show("orders", request, response);
    }
}
