package io.sallyport.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;

/**
 * A request that lists no header. Jersey reads what is listed, answers what it cannot parse with the container's page
 * before any filter or mapper of ours is asked, and logs the query of a form. We ask for each header by its name.
 */
final class HeadersUnseen extends HttpServletRequestWrapper {
    HeadersUnseen(HttpServletRequest request) {
        super(request);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.emptyEnumeration();
    }
}
