package io.sallyport.depot.parts;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.Parameters;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** One supplier with all its parts, {@code /supplier?code=BEAR}. */
public final class SupplierServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Catalogue catalogue = new Catalogue(database());
        Optional<Supplier> supplier = catalogue.supplier(Parameters.text(request, "code"));
        if (supplier.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        request.setAttribute("supplier", supplier.get());
        request.setAttribute(
                "parts", catalogue.all(new PartQuery("", "", supplier.get().code(), false)));
        show("supplier", request, response);
    }
}
