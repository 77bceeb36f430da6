package io.sallyport.internal.json;

/** Reads strings: no raw control character, no unknown escape, no half of a surrogate pair (RFC 8259 §7). */
final class JsonString {
    private static final int HEX_DIGITS = 4;

    private JsonString() {}

    /** Reads from behind the opening quote to behind the closing one. */
    static String readRest(JsonCursor cursor) throws JsonException {
        String plain = cursor.plainText();
        if (cursor.skip('"')) {
            return plain;
        }
        StringBuilder value = new StringBuilder(plain);
        while (true) {
            char c = cursor.next();
            if (c == '"') {
                return value.toString();
            }
            if (c < ' ') {
                throw new JsonException("a control character stands in a JSON string without an escape");
            }
            if (c == '\\') {
                readEscape(cursor, value);
            } else {
                value.append(c);
            }
        }
    }

    private static void readEscape(JsonCursor cursor, StringBuilder value) throws JsonException {
        char c = cursor.next();
        switch (c) {
            case '"', '\\', '/' -> value.append(c);
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'u' -> readCodeUnit(cursor, value);
            default -> throw new JsonException("a JSON string has an escape that does not exist");
        }
    }

    private static void readCodeUnit(JsonCursor cursor, StringBuilder value) throws JsonException {
        char first = readHex(cursor);
        value.append(first);
        if (!Character.isSurrogate(first)) {
            return;
        }
        if (!Character.isHighSurrogate(first) || !cursor.skip("\\u")) {
            throw halfAPair();
        }
        char second = readHex(cursor);
        if (!Character.isLowSurrogate(second)) {
            throw halfAPair();
        }
        value.append(second);
    }

    private static char readHex(JsonCursor cursor) throws JsonException {
        int value = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            value = value * 16 + hexDigit(cursor.next());
        }
        return (char) value;
    }

    private static int hexDigit(char c) throws JsonException {
        // Character.digit also takes the digits of other scripts.
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw new JsonException("a JSON string has a bad \\u escape");
        }
        return digit;
    }

    private static JsonException halfAPair() {
        return new JsonException("a JSON string has half of a surrogate pair");
    }
}
