package io.sallyport.node.child;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells a test what this node has done: {@code /probe/store-calls}, {@code /probe/events/<kind>}. */
final class ProbeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient FaultPoints points;
    private final transient EventCounts events;

    ProbeServlet(FaultPoints points, EventCounts events) {
        this.points = points;
        this.events = events;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        long count =
                path.equals("/store-calls") ? points.callsOfRequests() : events.of(path.substring("/events/".length()));
        response.setContentType("text/plain");
        response.getWriter().write(Long.toString(count));
    }
}
