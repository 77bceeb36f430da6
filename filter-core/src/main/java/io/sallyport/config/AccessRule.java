package io.sallyport.config;

import java.util.Optional;

/**
 * One line of {@code sallyport.rules}.
 *
 * @param method the HTTP method that it is about, any where empty; {@code GET} covers {@code HEAD}
 * @param pattern the paths that it is about
 * @param access who may pass
 */
public record AccessRule(Optional<String> method, PathPattern pattern, Access access) {
    /** Tells whether the rule is about a request. */
    public boolean covers(String requestMethod, String path) {
        return coversMethod(requestMethod) && pattern.matches(path);
    }

    private boolean coversMethod(String requestMethod) {
        return method.isEmpty()
                || method.get().equals(requestMethod)
                || (method.get().equals("GET") && requestMethod.equals("HEAD"));
    }
}
