package io.sallyport.config;

import java.util.Optional;

/**
 * One line of {@code sallyport.rules}.
 *
 * @param method the HTTP method that it is about, any where empty; {@code GET} covers {@code HEAD}
 * @param pattern the paths that it is about
 * @param access who may pass
 * @param lagLimit how old the deny-list may be; {@code sallyport.deny-list.max-lag} where empty
 */
public record AccessRule(Optional<String> method, PathPattern pattern, Access access, Optional<LagLimit> lagLimit) {
    /** A rule for which the deny-list may be as old as for any other. */
    public AccessRule(Optional<String> method, PathPattern pattern, Access access) {
        this(method, pattern, access, Optional.empty());
    }

    /** Tells whether the rule is about a request. */
    public boolean covers(String requestMethod, String path) {
        return coversMethod(requestMethod) && pattern.matches(path);
    }

    /** Tells whether another rule, standing later, could never be reached. */
    boolean coversAllOf(AccessRule later) {
        return later.method.map(this::coversMethod).orElse(method.isEmpty()) && pattern.includes(later.pattern);
    }

    /** The rule as {@code sallyport.rules} has it, such as {@code POST /orders/* = role:clerk}. */
    public String text() {
        return method.map(name -> name + " ").orElse("") + pattern.text() + " = " + access.text()
                + lagLimit.map(limit -> " " + limit.text()).orElse("");
    }

    private boolean coversMethod(String requestMethod) {
        return method.isEmpty()
                || method.get().equals(requestMethod)
                || (method.get().equals("GET") && requestMethod.equals("HEAD"));
    }
}
