package io.sallyport.config;

import java.util.regex.Pattern;

/**
 * A path pattern as web.xml has them: {@code /a/b} is that path, {@code /a/*} (or {@code /a/**}) is {@code /a} and
 * all below it, {@code *.jsp} is every path that ends so, {@code /} is the root page alone. Case counts; a slash at the
 * end does not, because many a framework serves the same resource with and without it. What no decoded and normalised
 * path contains is refused, since such a rule would silently guard nothing.
 *
 * @param text the pattern as it was written
 */
public record PathPattern(String text) {
    private static final Pattern IN_NO_PATH =
            Pattern.compile("//|/\\.\\.?(?:/|$)|[\\\\;?#\\s\\p{Cntrl}]|%[0-9A-Fa-f]{2}|^\\*\\.(?:$|.*/)");

    public PathPattern {
        if (!text.startsWith("/") && !text.startsWith("*.")) {
            throw new IllegalArgumentException("a path pattern starts with '/' or '*.'");
        }
        String inner = text.startsWith("*.") ? text.substring(1) : withoutWildcard(text);
        if (inner.indexOf('*') >= 0) {
            throw new IllegalArgumentException("'*' stands only at the end, as '/*' or '/**', or first, as '*.ext'");
        }
        if (IN_NO_PATH.matcher(text).find()) {
            throw new IllegalArgumentException("no path looks like this: write it decoded and normalised, without"
                    + " '//', '/./', '/../', '\\', ';', '?', '#', spaces and '%' escapes");
        }
    }

    /** Tells whether a decoded, normalised path below the context path is meant. */
    public boolean matches(String path) {
        int end = lengthWithoutLastSlash(path);
        if (isSuffix()) {
            int length = text.length() - 1;
            return path.regionMatches(end - length, text, 1, length);
        }
        int prefix = lengthWithoutWildcard(text);
        if (prefix == text.length()) {
            return end == lengthWithoutLastSlash(text) && path.regionMatches(0, text, 0, end);
        }
        return path.regionMatches(0, text, 0, prefix) && (path.length() == prefix || path.charAt(prefix) == '/');
    }

    /** Tells whether every path that the other pattern means is meant by this one. */
    boolean includes(PathPattern other) {
        String otherPrefix = withoutWildcard(other.text);
        if (other.isSuffix()) {
            return isSuffix()
                    ? other.text.endsWith(text.substring(1))
                    : withoutWildcard(text).isEmpty();
        }
        boolean otherIsOnePath = otherPrefix.length() == other.text.length();
        return otherIsOnePath ? matches(other.text) : isPrefix() && matches(otherPrefix);
    }

    private boolean isSuffix() {
        return text.startsWith("*.");
    }

    private boolean isPrefix() {
        return withoutWildcard(text).length() != text.length();
    }

    private static int lengthWithoutLastSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
    }

    private static String withoutWildcard(String pattern) {
        return pattern.substring(0, lengthWithoutWildcard(pattern));
    }

    private static int lengthWithoutWildcard(String pattern) {
        if (pattern.endsWith("/**")) {
            return pattern.length() - 3;
        }
        return pattern.endsWith("/*") ? pattern.length() - 2 : pattern.length();
    }
}
