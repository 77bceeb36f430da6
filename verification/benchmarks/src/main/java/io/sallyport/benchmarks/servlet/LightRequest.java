package io.sallyport.benchmarks.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.MappingMatch;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that is used again for the next one, as containers do, whose header fields are new strings each time, as
 * containers make them. It asks for {@code GET /api/orders}. For one thread.
 */
public final class LightRequest extends HttpServletRequestWrapper {
    private static final List<String> NAMES = List.of("Authorization", "Cookie");
    private static final String PATH = "/api/orders";

    private final Map<String, @Nullable Object> attributes = new HashMap<>();
    private String authorization = "";
    private String cookie = "";

    /** Makes one that nothing was received in yet. */
    public LightRequest() {
        super(Unsupported.everything(HttpServletRequest.class));
    }

    /** Becomes the next request, with these bytes in its Authorization and Cookie fields; no bytes, no field. */
    public void receive(byte[] authorizationField, byte[] cookieField) {
        attributes.clear();
        authorization = new String(authorizationField, StandardCharsets.ISO_8859_1);
        cookie = new String(cookieField, StandardCharsets.ISO_8859_1);
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (name.equalsIgnoreCase("Authorization")) {
            return authorization;
        }
        return name.equalsIgnoreCase("Cookie") && !cookie.isEmpty() ? cookie : null;
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(NAMES);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = getHeader(name);
        return value == null ? Collections.emptyEnumeration() : new OneValue(value);
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getRequestURI() {
        return PATH;
    }

    @Override
    @SuppressWarnings("JdkObsolete") // the servlet interface wants a StringBuffer
    public StringBuffer getRequestURL() {
        return new StringBuffer("https://depot.example").append(PATH);
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getServletPath() {
        return PATH;
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public @Nullable String getQueryString() {
        return null;
    }

    @Override
    public String getRemoteAddr() {
        return "192.0.2.7";
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return null;
    }

    @Override
    public String getScheme() {
        return "https";
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public String getServerName() {
        return "depot.example";
    }

    @Override
    public int getServerPort() {
        return 443;
    }

    @Override
    public String getRemoteHost() {
        return getRemoteAddr();
    }

    @Override
    public @Nullable String getParameter(String name) {
        return null;
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return WholePath.MAPPING;
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        if (create) {
            throw new UnsupportedOperationException("a guard of bearer tokens needs no HttpSession");
        }
        return null;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    /** The application's servlet stands at every path. */
    private enum WholePath implements HttpServletMapping {
        MAPPING;

        @Override
        public String getMatchValue() {
            return "";
        }

        @Override
        public String getPattern() {
            return "/";
        }

        @Override
        public String getServletName() {
            return "application";
        }

        @Override
        public MappingMatch getMappingMatch() {
            return MappingMatch.DEFAULT;
        }
    }

    @SuppressWarnings("JdkObsolete") // the servlet interface wants an Enumeration
    private static final class OneValue implements Enumeration<String> {
        private final String value;
        private boolean given;

        OneValue(String value) {
            this.value = value;
        }

        @Override
        public boolean hasMoreElements() {
            return !given;
        }

        @Override
        public String nextElement() {
            given = true;
            return value;
        }
    }
}
