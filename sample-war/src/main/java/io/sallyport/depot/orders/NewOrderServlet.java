package io.sallyport.depot.orders;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.Parameters;
import io.sallyport.depot.page.SignedIn;
import io.sallyport.depot.parts.Catalogue;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Makes an order of the pick list, {@code /orders/new}. */
public final class NewOrderServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        PickListPage.describe(PickListPage.of(request), new Catalogue(database()), request);
        request.setAttribute("workshops", book().workshops());
        show("neworder", request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PickList list = PickListPage.of(request);
        Optional<Long> id = book().create(
                        Parameters.text(request, "workshop"),
                        list.positions(),
                        SignedIn.name(request),
                        Parameters.text(request, "note"));
        if (id.isPresent()) {
            list.clear();
            goTo("/order?id=" + id.get(), "Order " + id.get() + " is taken.", request, response);
        } else {
            goTo("/orders/new", "Put parts on the pick list and choose a workshop.", request, response);
        }
    }

    private OrderBook book() {
        return new OrderBook(database(), Clock.systemUTC());
    }
}
