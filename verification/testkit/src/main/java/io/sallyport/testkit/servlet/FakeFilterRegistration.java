package io.sallyport.testkit.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A filter as an application registered it. */
public final class FakeFilterRegistration {
    private final String name;
    private final String className;
    private final List<Mapping> mappings = new ArrayList<>();
    private final Map<String, String> initParameters = new LinkedHashMap<>();
    private final FilterRegistration.Dynamic servlet = Fakes.proxy(FilterRegistration.Dynamic.class, this);
    private boolean asyncSupported;

    FakeFilterRegistration(String name, String className) {
        this.name = name;
        this.className = className;
    }

    /**
     * One call of {@code addMappingForUrlPatterns}.
     *
     * @param dispatches the kinds of dispatch that it is for
     * @param last whether it was added after the mappings of {@code web.xml}
     * @param patterns the URL patterns
     */
    public record Mapping(Set<DispatcherType> dispatches, boolean last, List<String> patterns) {}

    /** The registration as the container gives it, always the same object. */
    public FilterRegistration.Dynamic servlet() {
        return servlet;
    }

    /** The filter's name. */
    public String name() {
        return name;
    }

    /** Its mappings in the order in which they were added. */
    public List<Mapping> mappings() {
        return List.copyOf(mappings);
    }

    /** Tells whether asynchronous requests may pass it. */
    public boolean isAsyncSupported() {
        return asyncSupported;
    }

    String getName() {
        return name;
    }

    String getClassName() {
        return className;
    }

    void setAsyncSupported(boolean supported) {
        asyncSupported = supported;
    }

    void addMappingForUrlPatterns(@Nullable EnumSet<DispatcherType> dispatches, boolean last, String[] patterns) {
        EnumSet<DispatcherType> kinds = dispatches == null ? EnumSet.of(DispatcherType.REQUEST) : dispatches;
        mappings.add(new Mapping(Set.copyOf(kinds), last, List.of(patterns)));
    }

    Collection<String> getUrlPatternMappings() {
        Set<String> patterns = new LinkedHashSet<>();
        mappings.forEach(mapping -> patterns.addAll(mapping.patterns()));
        return patterns;
    }

    Collection<String> getServletNameMappings() {
        return List.of();
    }

    boolean setInitParameter(String parameter, String value) {
        return initParameters.putIfAbsent(parameter, value) == null;
    }

    @Nullable String getInitParameter(String parameter) {
        return initParameters.get(parameter);
    }

    Map<String, String> getInitParameters() {
        return Map.copyOf(initParameters);
    }
}
