package io.sallyport.testkit.servlet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What stands behind the filter: counts how often it was reached, and with what. */
public final class FakeFilterChain implements FilterChain {
    private final FilterChain application;
    private final List<HttpServletRequest> requests = new ArrayList<>();
    private final List<HttpServletResponse> responses = new ArrayList<>();

    /** An application that does nothing. */
    public FakeFilterChain() {
        this((request, response) -> {});
    }

    /** An application that does this at each request. */
    public FakeFilterChain(FilterChain application) {
        this.application = application;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
        requests.add((HttpServletRequest) request);
        responses.add((HttpServletResponse) response);
        application.doFilter(request, response);
    }

    /** How often a request came through. */
    public int calls() {
        return requests.size();
    }

    /** The requests that came through, as the application saw them. */
    public List<HttpServletRequest> requests() {
        return List.copyOf(requests);
    }

    /** The responses that came through, as the application saw them. */
    public List<HttpServletResponse> responses() {
        return List.copyOf(responses);
    }
}
