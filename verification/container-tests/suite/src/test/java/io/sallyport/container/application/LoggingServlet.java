package io.sallyport.container.application;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.LoggerFactory;

/** Logs the query string through the application's own slf4j. */
public final class LoggingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        LoggerFactory.getLogger(LoggingServlet.class).warn("The depot says {}", request.getQueryString());
    }
}
