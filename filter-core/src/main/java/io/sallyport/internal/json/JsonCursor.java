package io.sallyport.internal.json;

/** A place in a text that is read once, from its start to its end. */
final class JsonCursor {
    /** What {@link #peek} says behind the last character; no JSON token has this character outside a string. */
    static final char END = '\uFFFF';

    private final String text;
    private int position;

    JsonCursor(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return position == text.length();
    }

    int position() {
        return position;
    }

    String since(int start) {
        return text.substring(start, position);
    }

    char peek() {
        return isAtEnd() ? END : text.charAt(position);
    }

    char next() throws JsonException {
        if (isAtEnd()) {
            throw new JsonException("the JSON text ends too early");
        }
        return text.charAt(position++);
    }

    boolean skip(char wanted) {
        boolean found = !isAtEnd() && text.charAt(position) == wanted;
        if (found) {
            position++;
        }
        return found;
    }

    boolean skip(String wanted) {
        boolean found = text.startsWith(wanted, position);
        if (found) {
            position += wanted.length();
        }
        return found;
    }

    void require(char wanted, String otherwise) throws JsonException {
        if (!skip(wanted)) {
            throw new JsonException(otherwise);
        }
    }

    /** What stands before the next quote, escape or control character: it is taken as it is, in one piece. */
    String plainText() {
        int start = position;
        while (!isAtEnd() && isPlain(text.charAt(position))) {
            position++;
        }
        return since(start);
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    boolean skipDigits() {
        int start = position;
        while (peek() >= '0' && peek() <= '9') {
            position++;
        }
        return position > start;
    }

    void skipWhitespace() {
        while (skip(' ') || skip('\t') || skip('\n') || skip('\r')) {
            // RFC 8259 knows these four and no other.
        }
    }
}
