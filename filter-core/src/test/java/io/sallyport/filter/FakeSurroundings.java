package io.sallyport.filter;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A servlet context that answers questions about its configuration only. */
final class FakeSurroundings {
    final Map<String, String> contextParams = new LinkedHashMap<>();
    final Map<String, Object> attributes = new LinkedHashMap<>();
    final Map<String, byte[]> resources = new LinkedHashMap<>();
    final Map<String, FilterRegistration> filters = new LinkedHashMap<>();
    final Map<String, ServletRegistration> servlets = new LinkedHashMap<>();

    ServletContext context() {
        return fake(ServletContext.class, (method, argument) -> switch (method) {
            case "getInitParameter" -> contextParams.get(argument);
            case "getInitParameterNames" -> Collections.enumeration(contextParams.keySet());
            case "getAttribute" -> attributes.get(argument);
            case "getResourceAsStream" ->
                resources.containsKey(argument) ? new ByteArrayInputStream(resources.get(argument)) : null;
            case "getFilterRegistrations" -> filters;
            case "getServletRegistrations" -> servlets;
            default -> throw new UnsupportedOperationException(method);
        });
    }

    FilterConfig filterConfig(Map<String, String> initParams) {
        return fake(FilterConfig.class, (method, argument) -> switch (method) {
            case "getInitParameter" -> initParams.get(argument);
            case "getInitParameterNames" -> Collections.enumeration(initParams.keySet());
            default -> throw new UnsupportedOperationException(method);
        });
    }

    static FilterRegistration registration(String className, Map<String, String> initParams) {
        return fake(FilterRegistration.class, (method, argument) -> switch (method) {
            case "getClassName" -> className;
            case "getInitParameters" -> initParams;
            default -> throw new UnsupportedOperationException(method);
        });
    }

    void addServlet(String name, String... mappings) {
        servlets.put(name, fake(ServletRegistration.class, (method, argument) -> switch (method) {
            case "getName" -> name;
            case "getMappings" -> List.of(mappings);
            default -> throw new UnsupportedOperationException(method);
        }));
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.to(method.getName(), arguments == null ? "" : arguments[0])));
    }

    private interface Answers {
        Object to(String method, Object argument);
    }
}
