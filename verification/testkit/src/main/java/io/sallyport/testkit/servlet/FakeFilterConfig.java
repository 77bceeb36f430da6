package io.sallyport.testkit.servlet;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a container hands to {@code Filter.init}. */
public final class FakeFilterConfig implements FilterConfig {
    private final FakeServletContext context;
    private final Map<String, String> initParameters = new LinkedHashMap<>();

    /** A filter of this application without any {@code init-param}. */
    public FakeFilterConfig(FakeServletContext context) {
        this.context = context;
    }

    /** Says an {@code init-param}. */
    public FakeFilterConfig initParameter(String name, String value) {
        initParameters.put(name, value);
        return this;
    }

    @Override
    public String getFilterName() {
        return "sallyport";
    }

    @Override
    public ServletContext getServletContext() {
        return context.servlet();
    }

    @Override
    public @Nullable String getInitParameter(String name) {
        return initParameters.get(name);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.enumeration(List.copyOf(initParameters.keySet()));
    }
}
