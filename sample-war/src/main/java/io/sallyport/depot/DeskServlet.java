package io.sallyport.depot;

import io.sallyport.depot.orders.OrderBook;
import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.reports.Figures;
import io.sallyport.depot.stock.StockLedger;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** What a day at the counter starts with, {@code /desk}. */
public final class DeskServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Figures figures = new Figures(database());
        request.setAttribute("parts", figures.parts());
        request.setAttribute("lowParts", figures.lowParts());
        request.setAttribute("openOrders", figures.openOrders());
        request.setAttribute("stockValueCents", figures.stockValueCents());
        request.setAttribute("orders", new OrderBook(database(), Clock.systemUTC()).orders("OPEN", "", 1));
        request.setAttribute("movements", new StockLedger(database(), Clock.systemUTC()).latest("", 1));
        show("desk", request, response);
    }
}
