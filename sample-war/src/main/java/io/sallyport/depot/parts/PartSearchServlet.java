package io.sallyport.depot.parts;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.Paging;
import io.sallyport.depot.page.Parameters;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The search page, {@code /parts}. */
public final class PartSearchServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Catalogue catalogue = new Catalogue(database());
        PartQuery query = new PartQuery(
                Parameters.text(request, "q"),
                Parameters.text(request, "category"),
                "",
                !Parameters.text(request, "low").isEmpty());
        int page = Parameters.page(request);
        request.setAttribute("query", query);
        request.setAttribute("categories", catalogue.categories());
        request.setAttribute("parts", catalogue.search(query, page));
        request.setAttribute("paging", new Paging(page, catalogue.count(query)));
        show("parts", request, response);
    }
}
