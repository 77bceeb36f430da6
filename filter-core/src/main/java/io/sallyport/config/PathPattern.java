package io.sallyport.config;

/**
 * A path pattern as web.xml has them: {@code /a/b} is that path, {@code /a/*} (or {@code /a/**}) is {@code /a} and
 * all below it, {@code *.jsp} is every path that ends so, {@code /} is the root page alone. Case counts.
 *
 * @param text the pattern as it was written
 */
public record PathPattern(String text) {
    public PathPattern {
        if (!text.startsWith("/") && !text.startsWith("*.")) {
            throw new IllegalArgumentException("a path pattern starts with '/' or '*.'");
        }
        String inner = text.startsWith("*.") ? text.substring(1) : withoutWildcard(text);
        if (inner.indexOf('*') >= 0) {
            throw new IllegalArgumentException("'*' stands only at the end, as '/*' or '/**', or first, as '*.ext'");
        }
    }

    /** Tells whether a decoded, normalised path below the context path is meant. */
    public boolean matches(String path) {
        if (text.startsWith("*.")) {
            return path.endsWith(text.substring(1));
        }
        String prefix = withoutWildcard(text);
        if (prefix.length() == text.length()) {
            return path.equals(text);
        }
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    private static String withoutWildcard(String pattern) {
        if (pattern.endsWith("/**")) {
            return pattern.substring(0, pattern.length() - 3);
        }
        return pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern;
    }
}
