package io.sallyport.fingerprint;

import java.util.List;

/**
 * Reads our cookies from the raw {@code Cookie} fields: containers' parsers differ, drop cookies or throw. Fields are
 * joined with {@code "; "} and parted at every {@code ;}; spaces and tabs around a cookie are no part of it; its name
 * ends at the first {@code =} and is compared to the letter; its value is never unquoted.
 */
public final class CookieHeader {
    private static final CookieLookup ABSENT = new CookieLookup.Absent();

    private CookieHeader() {}

    /** Finds the cookie of that name. */
    public static CookieLookup find(List<String> fields, String name) {
        CookieLookup found = ABSENT;
        // By number: an iterator would be the dearest part of a request that is admitted.
        for (int number = 0; number < fields.size(); number++) {
            String field = fields.get(number);
            int start = 0;
            while (start <= field.length()) {
                int end = end(field, start);
                int from = skipBlanks(field, start, end);
                int to = skipBlanksBackwards(field, from, end);
                if (isNamed(field, from, to, name)) {
                    found = found instanceof CookieLookup.Absent
                            ? new CookieLookup.Found(value(field, from + name.length(), to))
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

    private static int skipBlanks(String field, int start, int end) {
        int from = start;
        while (from < end && isBlank(field.charAt(from))) {
            from++;
        }
        return from;
    }

    private static int skipBlanksBackwards(String field, int start, int end) {
        int to = end;
        while (to > start && isBlank(field.charAt(to - 1))) {
            to--;
        }
        return to;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isNamed(String field, int from, int to, String name) {
        int nameEnd = from + name.length();
        return nameEnd <= to && field.startsWith(name, from) && (nameEnd == to || field.charAt(nameEnd) == '=');
    }

    private static String value(String field, int nameEnd, int to) {
        return nameEnd == to ? "" : field.substring(nameEnd + 1, to);
    }
}
