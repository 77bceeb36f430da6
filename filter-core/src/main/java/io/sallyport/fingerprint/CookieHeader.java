package io.sallyport.fingerprint;

import java.util.List;

/**
 * Reads our cookies from the raw {@code Cookie} fields: containers' parsers differ, drop cookies or throw. Fields are
 * joined with {@code "; "} and parted at every {@code ;}; spaces and tabs around a cookie are no part of it; its name
 * ends at the first {@code =} and is compared to the letter; its value is never unquoted.
 */
public final class CookieHeader {
    private CookieHeader() {}

    /** Finds the cookie of that name. */
    public static CookieLookup find(List<String> fields, String name) {
        CookieLookup found = new CookieLookup.Absent();
        for (String field : fields) {
            int start = 0;
            while (start <= field.length()) {
                int end = end(field, start);
                String cookie = trimmed(field, start, end);
                if (isNamed(cookie, name)) {
                    found = found instanceof CookieLookup.Absent
                            ? new CookieLookup.Found(value(cookie, name))
                            : new CookieLookup.Repeated();
                }
                start = end + 1;
            }
        }
        return found;
    }

    private static int end(String field, int start) {
        int semicolon = field.indexOf(';', start);
        return semicolon < 0 ? field.length() : semicolon;
    }

    private static String trimmed(String field, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isBlank(field.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(field.charAt(to - 1))) {
            to--;
        }
        return field.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isNamed(String cookie, String name) {
        return cookie.startsWith(name) && (cookie.length() == name.length() || cookie.charAt(name.length()) == '=');
    }

    private static String value(String cookie, String name) {
        return cookie.length() == name.length() ? "" : cookie.substring(name.length() + 1);
    }
}
