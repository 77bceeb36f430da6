package io.sallyport.depot.api;

import java.util.Iterator;
import java.util.Map;

/** Writes JSON (RFC 8259) of maps, lists, texts, numbers and truth values. */
final class Json {
    private Json() {}

    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> members) {
            writeObject(members, out);
        } else if (value instanceof Iterable<?> elements) {
            writeArray(elements, out);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            writeText(value.toString(), out);
        }
    }

    private static void writeObject(Map<?, ?> members, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            out.append(separator);
            writeText(String.valueOf(member.getKey()), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeArray(Iterable<?> elements, StringBuilder out) {
        out.append('[');
        for (Iterator<?> each = elements.iterator(); each.hasNext(); ) {
            write(each.next(), out);
            if (each.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            writeCharacter(text.charAt(i), out);
        }
        out.append('"');
    }

    /** The angle bracket is escaped too, so that the text stays harmless where someone puts it into a page. */
    private static void writeCharacter(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20 || c == '<' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                    String hex = Integer.toHexString(c);
                    out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
                } else {
                    out.append(c);
                }
            }
        }
    }
}
