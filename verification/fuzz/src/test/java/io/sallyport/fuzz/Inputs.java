package io.sallyport.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes as a container hands them on: each a character (ISO 8859-1), and a line feed, which no header can hold, parts fields. */
final class Inputs {
    private static final int LONGEST_SHOWN = 2000;

    private Inputs() {}

    static String text(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1);
    }

    /** The fields of an input; none in an empty one. */
    static List<String> fields(byte[] input) {
        return input.length == 0 ? List.of() : List.of(text(input).split("\n", -1));
    }

    /** A field of several, or an empty one. */
    static String field(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index) : "";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static void requireSame(Object expected, Object actual, String input) {
        if (!expected.equals(actual)) {
            throw new AssertionError(
                    "expected " + shown(expected) + ", got " + shown(actual) + ", for: " + shown(input));
        }
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    }
}
