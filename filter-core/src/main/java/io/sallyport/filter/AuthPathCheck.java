package io.sallyport.filter;

import io.sallyport.config.ConfigurationException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sees to it that nothing of the application stands where our endpoints do: that path is open to everybody, and an exact
 * mapping of the application's would be reached there unguarded.
 */
public final class AuthPathCheck {
    /** The name of the servlet that our endpoints run in. */
    public static final String ENDPOINTS = "sallyport-auth";

    private AuthPathCheck() {}

    static void requireNothingBelow(String authPath, ServletContext context) {
        List<String> problems = context.getServletRegistrations().values().stream()
                .filter(registration -> !ENDPOINTS.equals(registration.getName()))
                .flatMap(registration -> mappingsBelow(authPath, registration))
                .map(mapping -> "The application has a servlet of its own at " + mapping
                        + ", where sallyport.auth-path puts the endpoints and anybody is let in: set"
                        + " sallyport.auth-path to a path that is free, such as /sallyport")
                .sorted()
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static Stream<String> mappingsBelow(String authPath, ServletRegistration registration) {
        return registration.getMappings().stream()
                .filter(mapping -> mapping.equals(authPath) || mapping.startsWith(authPath + "/"));
    }
}
