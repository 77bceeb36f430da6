package io.sallyport.depot.stock;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.parts.Catalogue;
import io.sallyport.depot.parts.PartQuery;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What has to be ordered, {@code /stock/low}. */
public final class LowStockServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute("parts", new Catalogue(database()).all(new PartQuery("", "", "", true)));
        show("lowstock", request, response);
    }
}
