package io.sallyport.config;

import java.util.Locale;

/** The name that an application has where none is set. */
final class AppName {
    private static final int LONGEST = 64;

    private AppName() {}

    /**
     * {@code sallyport}, and the context path with {@code -} for whatever cannot stand in a cookie's name. A longer one
     * than 64 characters ends with its hash, so that two long paths keep different cookies.
     */
    static String of(String contextPath) {
        String path = contextPath.replaceAll("/+$", "");
        String name = "sallyport" + path.replaceAll("[^A-Za-z0-9_-]", "-");
        if (name.length() <= LONGEST) {
            return name;
        }
        String hash = String.format(Locale.ROOT, "-%08x", path.hashCode());
        return name.substring(0, LONGEST - hash.length()) + hash;
    }
}
