package io.sallyport.testkit.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as a filter sees it: {@code new FakeRequest("GET", "/depot/parts").header("Host", "a").servlet()}.
 *
 * <p>It came over https from 192.0.2.7 unless it is told otherwise. Body and parameters are not there on purpose: a
 * filter that asks for them fails.
 */
public final class FakeRequest {
    private final String method;
    private final String requestUri;
    private final HeaderFields headers = new HeaderFields();
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final HttpServletRequest servlet = Fakes.proxy(HttpServletRequest.class, this);
    private String contextPath = "";
    private Optional<String> servletPath = Optional.empty();
    private Optional<String> pathInfo = Optional.empty();
    private Optional<String> query = Optional.empty();
    private DispatcherType dispatcherType = DispatcherType.REQUEST;
    private String scheme = "https";
    private String serverName = "depot.example";
    private int serverPort = 443;
    private String remoteAddress = "192.0.2.7";
    private Optional<Principal> containerUser = Optional.empty();
    private FakeServletContext context = new FakeServletContext();
    private Optional<FakeHttpSession> session = Optional.empty();
    private Optional<FakeAsyncContext> asyncContext = Optional.empty();
    private Optional<FakeResponse> response = Optional.empty();

    /**
     * Makes a request.
     *
     * @param requestUri the path as the client wrote it, with the context path and without the query
     */
    public FakeRequest(String method, String requestUri) {
        this.method = method;
        this.requestUri = requestUri;
    }

    /** The request to hand to a filter, always the same object. */
    public HttpServletRequest servlet() {
        return servlet;
    }

    /** Says that the application stands at this path; empty for the root. */
    public FakeRequest contextPath(String path) {
        contextPath = path;
        return this;
    }

    /** Says what the container makes of the path; without it the request URI after the context path, decoded. */
    public FakeRequest servletPath(String path) {
        servletPath = Optional.of(path);
        return this;
    }

    /** Says what follows the servlet path; without it nothing. */
    public FakeRequest pathInfo(String path) {
        pathInfo = Optional.of(path);
        return this;
    }

    /** Says what stands after the question mark. */
    public FakeRequest query(String text) {
        query = Optional.of(text);
        return this;
    }

    /** Adds a header field; the same name twice gives two fields. */
    public FakeRequest header(String name, String value) {
        headers.add(name, value);
        return this;
    }

    /** Sets an attribute, as a container does at a dispatch. */
    public FakeRequest attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    /** Says how the request got here. */
    public FakeRequest dispatcherType(DispatcherType type) {
        dispatcherType = type;
        return this;
    }

    /** Says where it was sent to; https is secure, everything else is not. */
    public FakeRequest origin(String newScheme, String name, int port) {
        scheme = newScheme;
        serverName = name;
        serverPort = port;
        return this;
    }

    /** Says where it came from. */
    public FakeRequest remoteAddress(String address) {
        remoteAddress = address;
        return this;
    }

    /** Says whom the container itself has signed in. */
    public FakeRequest containerUser(String name) {
        containerUser = Optional.of(() -> name);
        return this;
    }

    /** Says which application it is for. */
    public FakeRequest context(FakeServletContext application) {
        context = application;
        return this;
    }

    /** Gives it a session that exists already. */
    public FakeRequest session(FakeHttpSession existing) {
        session = Optional.of(existing);
        return this;
    }

    /** The session, if there is one by now. */
    public Optional<FakeHttpSession> session() {
        return session;
    }

    /** Says which answer belongs to it, for when it becomes asynchronous. */
    public FakeRequest answeredBy(FakeResponse answer) {
        response = Optional.of(answer);
        return this;
    }

    /** What it became, if it is asynchronous. */
    public Optional<FakeAsyncContext> asyncContext() {
        return asyncContext;
    }

    String getMethod() {
        return method;
    }

    String getRequestURI() {
        return requestUri;
    }

    @SuppressWarnings("JdkObsolete") // the servlet interface wants a StringBuffer
    StringBuffer getRequestURL() {
        boolean usual = serverPort == (scheme.equals("https") ? 443 : 80);
        return new StringBuffer(scheme + "://" + serverName + (usual ? "" : ":" + serverPort) + requestUri);
    }

    String getContextPath() {
        return contextPath;
    }

    String getServletPath() {
        return servletPath.orElseGet(() -> decoded(requestUri.substring(contextPath.length())));
    }

    @Nullable String getPathInfo() {
        return pathInfo.orElse(null);
    }

    @Nullable String getQueryString() {
        return query.orElse(null);
    }

    String getProtocol() {
        return "HTTP/1.1";
    }

    @Nullable String getHeader(String name) {
        return headers.all(name).stream().findFirst().orElse(null);
    }

    Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(headers.all(name));
    }

    Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.names());
    }

    @Nullable String getContentType() {
        return getHeader("Content-Type");
    }

    @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    Enumeration<String> getAttributeNames() {
        return Collections.enumeration(List.copyOf(attributes.keySet()));
    }

    void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    void removeAttribute(String name) {
        attributes.remove(name);
    }

    DispatcherType getDispatcherType() {
        return dispatcherType;
    }

    boolean isAsyncSupported() {
        return true;
    }

    boolean isAsyncStarted() {
        return asyncContext.isPresent();
    }

    AsyncContext startAsync() {
        return startAsync(servlet, response.map(FakeResponse::servlet).orElse(null));
    }

    AsyncContext startAsync(ServletRequest request, @Nullable ServletResponse answer) {
        FakeAsyncContext started = new FakeAsyncContext(request, answer);
        asyncContext = Optional.of(started);
        return started.servlet();
    }

    String getScheme() {
        return scheme;
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    String getServerName() {
        return serverName;
    }

    int getServerPort() {
        return serverPort;
    }

    String getRemoteAddr() {
        return remoteAddress;
    }

    String getRemoteHost() {
        return remoteAddress;
    }

    @Nullable Principal getUserPrincipal() {
        return containerUser.orElse(null);
    }

    @Nullable String getRemoteUser() {
        return containerUser.map(Principal::getName).orElse(null);
    }

    @Nullable String getAuthType() {
        return containerUser.map(user -> HttpServletRequest.FORM_AUTH).orElse(null);
    }

    boolean authenticate(HttpServletResponse response) {
        return containerUser.isPresent();
    }

    void logout() {
        containerUser = Optional.empty();
    }

    String changeSessionId() {
        FakeHttpSession renewed = session.orElseThrow(() -> new IllegalStateException("the request has no session"));
        renewed.changeId();
        return renewed.id();
    }

    boolean isUserInRole(String role) {
        return false;
    }

    ServletContext getServletContext() {
        return context.servlet();
    }

    @Nullable HttpSession getSession(boolean create) {
        if (create && session.isEmpty()) {
            session = Optional.of(new FakeHttpSession("new"));
        }
        return session.map(FakeHttpSession::servlet).orElse(null);
    }

    @Nullable HttpSession getSession() {
        return getSession(true);
    }

    @Nullable String getRequestedSessionId() {
        return session.map(FakeHttpSession::id).orElse(null);
    }

    private static String decoded(String path) {
        String withoutParameters = path.replaceAll(";[^/]*", "");
        return URLDecoder.decode(withoutParameters.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
