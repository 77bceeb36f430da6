package io.sallyport.model;

/** The checks that several values of this package share. */
final class Texts {
    private Texts() {}

    static void requireLength(String name, String value, int shortest, int longest) {
        if (value.length() < shortest || value.length() > longest) {
            throw new IllegalArgumentException(
                    name + " must have " + shortest + " to " + longest + " characters, got " + value.length());
        }
    }

    static void requireBase64Url(String name, String value, int shortest, int longest) {
        requireLength(name, value, shortest, longest);
        for (int i = 0; i < value.length(); i++) {
            if (!isBase64Url(value.charAt(i))) {
                throw new IllegalArgumentException(
                        name + " must consist of A-Z a-z 0-9 - _, but character " + (i + 1) + " is another");
            }
        }
    }

    static void requireVisible(String name, String value, int shortest, int longest) {
        requireLength(name, value, shortest, longest);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\'' || c == '\\') {
                throw new IllegalArgumentException(
                        name + " must consist of visible ASCII characters without quotes and backslash, but character "
                                + (i + 1) + " is another");
            }
        }
    }

    static void requirePrintable(String name, String value, int shortest, int longest) {
        requireLength(name, value, shortest, longest);
        if (shortest > 0 && value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        for (int i = 0; i < value.length(); i++) {
            if (breaksLines(value.charAt(i))) {
                throw new IllegalArgumentException(name + " has a control character at position " + (i + 1));
            }
        }
    }

    /** Unicode counts its two separators as no control characters, but a log's reader may begin a new line at them. */
    private static boolean breaksLines(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
