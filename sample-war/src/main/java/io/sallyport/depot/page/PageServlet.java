package io.sallyport.depot.page;

import io.sallyport.depot.database.Database;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import javax.sql.DataSource;

/** What the servlets in front of the JSPs have in common. */
public abstract class PageServlet extends HttpServlet {
    /** The servlet context's attribute that holds the {@link DataSource}. */
    public static final String DATA_SOURCE = "depot.dataSource";

    private static final long serialVersionUID = 1L;

    protected final Database database() {
        return new Database((DataSource) getServletContext().getAttribute(DATA_SOURCE));
    }

    /** Hands the request to {@code /WEB-INF/jsp/<page>.jsp}. */
    protected final void show(String page, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.getRequestDispatcher("/WEB-INF/jsp/" + page + ".jsp").forward(request, response);
    }

    /** Sends the browser to a path of this application, with a line to show there. */
    protected final void goTo(String path, String notice, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.getSession().setAttribute("notice", notice);
        response.sendRedirect(request.getContextPath() + path);
    }
}
