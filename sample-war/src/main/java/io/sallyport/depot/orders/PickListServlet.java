package io.sallyport.depot.orders;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.Parameters;
import io.sallyport.depot.parts.Catalogue;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** The pick list of this {@code HttpSession}, {@code /picklist}. */
public final class PickListServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        PickListPage.describe(PickListPage.of(request), new Catalogue(database()), request);
        show("picklist", request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        goTo("/picklist", change(PickListPage.of(request), request), request, response);
    }

    private String change(PickList list, HttpServletRequest request) {
        String part = Parameters.text(request, "part").toUpperCase(Locale.ROOT);
        int quantity = Parameters.number(request, "quantity", -1);
        if (Parameters.text(request, "action").equals("clear")) {
            list.clear();
            return "The pick list is empty.";
        }
        if (new Catalogue(database()).part(part).isEmpty()) {
            return "There is no part " + part + ".";
        }
        boolean adding = Parameters.text(request, "action").equals("add");
        boolean changed = quantity >= 0 && (adding ? list.add(part, quantity) : list.set(part, quantity));
        return changed
                ? part + (quantity == 0 && !adding ? " is off the list." : " is on the list.")
                : "Not changed: a list has at most " + PickList.MOST_POSITIONS + " positions of 1 to 9,999 each.";
    }
}
