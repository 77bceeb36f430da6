package io.sallyport.depot.staff;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.SignedIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Pages for the depot office only. While the login is off there is nobody to refuse, and all get in. */
abstract class AdminServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (SignedIn.may(request, "admin")) {
            showToAdmin(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    abstract void showToAdmin(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException;
}
