package io.sallyport.filter;

import io.sallyport.admission.Credentials;
import io.sallyport.admission.RequestPath;
import io.sallyport.model.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the credentials in a servlet request, and believes none of them. */
public final class ServletCredentials {
    private ServletCredentials() {}

    /** The credentials of a request as it came in. */
    public static Credentials of(HttpServletRequest request) {
        return new Credentials(
                request.getMethod(),
                RequestPath.normalise(request.getRequestURI(), request.getContextPath(), dispatchPath(request)),
                authorization(request),
                headers(request, "Cookie"));
    }

    /**
     * Every {@code Authorization} field. A token in the query beside them counts as one more, since a request may carry
     * one in one way only (RFC 6750 §2); alone it counts for nothing.
     */
    public static List<String> authorization(HttpServletRequest request) {
        List<String> fields = headers(request, "Authorization");
        return fields.isEmpty() || !hasTokenInQuery(request.getQueryString())
                ? fields
                : Stream.concat(fields.stream(), Stream.of("in the query")).toList();
    }

    private static boolean hasTokenInQuery(@Nullable String query) {
        return query != null && (query.startsWith("access_token=") || query.contains("&access_token="));
    }

    /** Every field of that name, in order. */
    public static List<String> headers(HttpServletRequest request, String name) {
        Enumeration<String> fields = request.getHeaders(name);
        if (!fields.hasMoreElements()) {
            return List.of();
        }
        String first = fields.nextElement();
        return fields.hasMoreElements() ? several(first, fields) : List.of(first);
    }

    private static List<String> several(String first, Enumeration<String> others) {
        List<String> all = new ArrayList<>();
        all.add(first);
        others.asIterator().forEachRemaining(all::add);
        return all;
    }

    /** Where the request came from, as the container says. */
    public static Client client(HttpServletRequest request) {
        return new Client(
                Optional.ofNullable(request.getRemoteAddr()).orElse("unknown"),
                Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
    }

    /** The path that the container dispatches on, below the context path. */
    static String dispatchPath(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
