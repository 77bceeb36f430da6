package io.sallyport.depot.page;

import jakarta.servlet.http.HttpServletRequest;

/** Reads request parameters: what is absent or nonsense becomes a harmless value. */
public final class Parameters {
    private static final int LONGEST = 200;

    private Parameters() {}

    /** The parameter without blanks around it, cut to 200 characters; empty where absent. */
    public static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null) {
            return "";
        }
        String trimmed = value.strip();
        return trimmed.length() > LONGEST ? trimmed.substring(0, LONGEST) : trimmed;
    }

    /** The parameter as a whole number, or the default where it is none. */
    public static int number(HttpServletRequest request, String name, int absent) {
        try {
            return Integer.parseInt(text(request, name));
        } catch (NumberFormatException notANumber) {
            return absent;
        }
    }

    /** The wanted page of a list, from 1 to a million. */
    public static int page(HttpServletRequest request) {
        return Math.min(1_000_000, Math.max(1, number(request, "page", 1)));
    }
}
