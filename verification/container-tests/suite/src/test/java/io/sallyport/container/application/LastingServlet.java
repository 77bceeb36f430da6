package io.sallyport.container.application;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Begins what goes on after the request, as {@code how} says, and ends none of it; tells what is going on. */
public final class LastingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger httpSessionsEnded = new AtomicInteger();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        switch (request.getParameter("how")) {
            case "begun" -> response.getWriter().print(begun.get());
            case "http-sessions-ended" -> response.getWriter().print(httpSessionsEnded.get());
            case "wait" -> {
                goOn(request);
                begun.incrementAndGet();
            }
            case "stream" -> {
                AsyncContext stream = goOn(request);
                stream.getResponse().getWriter().println("first line");
                stream.getResponse().flushBuffer();
                begun.incrementAndGet();
            }
            default -> request.getSession().setAttribute("witness", new Witness(httpSessionsEnded));
        }
    }

    private static AsyncContext goOn(HttpServletRequest request) {
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        return context;
    }

    private record Witness(AtomicInteger ends) implements HttpSessionBindingListener {
        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            ends.incrementAndGet();
        }
    }
}
