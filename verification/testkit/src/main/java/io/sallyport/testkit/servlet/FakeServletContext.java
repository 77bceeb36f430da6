package io.sallyport.testkit.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.EventListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An application: its parameters, attributes and files, and the filters and listeners that were registered. */
public final class FakeServletContext {
    private final Map<String, String> initParameters = new LinkedHashMap<>();
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, FakeFilterRegistration> filters = new LinkedHashMap<>();
    private final List<Object> listeners = new ArrayList<>();
    private final ServletContext servlet = Fakes.proxy(ServletContext.class, this);
    private String contextPath = "";

    /** The context to hand to a filter, always the same object. */
    public ServletContext servlet() {
        return servlet;
    }

    /** Says that the application stands at this path; empty for the root. */
    public FakeServletContext contextPath(String path) {
        contextPath = path;
        return this;
    }

    /** Says a {@code context-param}. */
    public FakeServletContext initParameter(String name, String value) {
        initParameters.put(name, value);
        return this;
    }

    /** Sets an attribute. */
    public FakeServletContext attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    /** Lays a text file into the application, such as {@code /WEB-INF/sallyport.properties}, in UTF-8. */
    public FakeServletContext file(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** Says that {@code web.xml} declares a filter of this class. */
    public FakeServletContext declaredFilter(String name, String className) {
        filters.put(name, new FakeFilterRegistration(name, className));
        return this;
    }

    /** All filters by name, declared and registered, in their order. */
    public Map<String, FakeFilterRegistration> filters() {
        return Collections.unmodifiableMap(filters);
    }

    /** The listeners that were registered: objects, classes or class names, as they were given. */
    public List<Object> listeners() {
        return List.copyOf(listeners);
    }

    String getContextPath() {
        return contextPath;
    }

    @Nullable String getInitParameter(String name) {
        return initParameters.get(name);
    }

    Enumeration<String> getInitParameterNames() {
        return Collections.enumeration(List.copyOf(initParameters.keySet()));
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

    @Nullable InputStream getResourceAsStream(String path) {
        String text = files.get(path);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    ClassLoader getClassLoader() {
        return FakeServletContext.class.getClassLoader();
    }

    String getServerInfo() {
        return "FakeServletContext";
    }

    String getServletContextName() {
        return "fake";
    }

    int getMajorVersion() {
        return 5;
    }

    int getMinorVersion() {
        return 0;
    }

    int getEffectiveMajorVersion() {
        return 5;
    }

    int getEffectiveMinorVersion() {
        return 0;
    }

    FilterRegistration.@Nullable Dynamic addFilter(String name, Filter filter) {
        return add(new FakeFilterRegistration(name, filter.getClass().getName()));
    }

    FilterRegistration.@Nullable Dynamic addFilter(String name, Class<?> type) {
        return add(new FakeFilterRegistration(name, type.getName()));
    }

    FilterRegistration.@Nullable Dynamic addFilter(String name, String className) {
        return add(new FakeFilterRegistration(name, className));
    }

    @Nullable FilterRegistration getFilterRegistration(String name) {
        FakeFilterRegistration filter = filters.get(name);
        return filter == null ? null : filter.servlet();
    }

    Map<String, FilterRegistration> getFilterRegistrations() {
        Map<String, FilterRegistration> registrations = new LinkedHashMap<>();
        filters.forEach((name, filter) -> registrations.put(name, filter.servlet()));
        return registrations;
    }

    Map<String, ServletRegistration> getServletRegistrations() {
        return Map.of();
    }

    void addListener(EventListener listener) {
        listeners.add(listener);
    }

    void addListener(Class<?> type) {
        listeners.add(type);
    }

    void addListener(String className) {
        listeners.add(className);
    }

    private FilterRegistration.@Nullable Dynamic add(FakeFilterRegistration filter) {
        return filters.putIfAbsent(filter.name(), filter) == null ? filter.servlet() : null;
    }
}
