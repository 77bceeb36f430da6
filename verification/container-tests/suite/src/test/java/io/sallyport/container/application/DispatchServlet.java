package io.sallyport.container.application;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** Passes a request on as {@code how} says, to the path {@code to}. */
public final class DispatchServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String to = request.getParameter("to");
        switch (request.getParameter("how")) {
            case "forward" -> request.getRequestDispatcher(to).forward(request, response);
            case "include" -> request.getRequestDispatcher(to).include(request, response);
            case "forged" -> {
                Collections.list(request.getAttributeNames()).forEach(name -> request.setAttribute(name, "root"));
                request.setAttribute("io.sallyport.admission", "root");
                request.getRequestDispatcher(to).forward(request, response);
            }
            // Jetty 12.1.8 loses much shorter ones now and then, with and without our filter.
            case "stalled" -> request.startAsync().setTimeout(500);
            case "async" -> request.startAsync().dispatch(to);
            case "error" -> response.sendError(409);
            default -> throw new ServletException("broken on purpose");
        }
    }
}
