package io.sallyport.depot.api;

import io.sallyport.depot.page.PageServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What the three corners of the API have in common. */
abstract class ApiServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    static void answer(int status, Object body, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json; charset=UTF-8");
        response.getWriter().print(Json.of(body));
    }

    /** The scanners cannot read the error pages: a refusal is JSON too. */
    static void refuse(int status, String message, HttpServletResponse response) throws IOException {
        answer(status, Map.of("error", message), response);
    }

    /** The segment behind the servlet's own path, {@code BRG-01007} in {@code /api/parts/BRG-01007}. */
    static Optional<String> item(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null || rest.length() < 2 ? Optional.empty() : Optional.of(rest.substring(1));
    }
}
