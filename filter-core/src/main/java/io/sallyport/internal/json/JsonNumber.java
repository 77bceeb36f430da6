package io.sallyport.internal.json;

/** Reads numbers (RFC 8259 §6). */
final class JsonNumber {
    /** The longest number that is read, in characters; more digits than that change no double. */
    private static final int LONGEST = 400;

    private JsonNumber() {}

    /**
     * Reads a number: a Long where it is written without fraction and exponent and fits ({@code -0} is 0), else the
     * nearest Double.
     */
    static Object read(JsonCursor cursor) throws JsonException {
        int start = cursor.position();
        cursor.skip('-');
        readInteger(cursor);
        boolean fraction = readFraction(cursor);
        boolean exponent = readExponent(cursor);
        String literal = cursor.since(start);
        if (literal.length() > LONGEST) {
            throw new JsonException("a JSON number is too long");
        }
        return fraction || exponent ? finite(literal) : wholeNumber(literal);
    }

    private static void readInteger(JsonCursor cursor) throws JsonException {
        if (!cursor.skip('0') && !cursor.skipDigits()) {
            throw new JsonException("a JSON value is none of the seven kinds");
        }
    }

    private static boolean readFraction(JsonCursor cursor) throws JsonException {
        boolean found = cursor.skip('.');
        if (found && !cursor.skipDigits()) {
            throw new JsonException("a JSON number has no digit behind its point");
        }
        return found;
    }

    private static boolean readExponent(JsonCursor cursor) throws JsonException {
        boolean found = cursor.skip('e') || cursor.skip('E');
        if (found && !cursor.skip('+')) {
            cursor.skip('-');
        }
        if (found && !cursor.skipDigits()) {
            throw new JsonException("a JSON number has no digit in its exponent");
        }
        return found;
    }

    private static Object wholeNumber(String literal) throws JsonException {
        try {
            return Long.valueOf(literal);
        } catch (NumberFormatException tooLarge) {
            return finite(literal);
        }
    }

    private static Double finite(String literal) throws JsonException {
        double value = Double.parseDouble(literal);
        if (Double.isInfinite(value)) {
            throw new JsonException("a JSON number is too large");
        }
        return value;
    }
}
