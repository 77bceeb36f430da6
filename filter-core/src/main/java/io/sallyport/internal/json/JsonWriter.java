package io.sallyport.internal.json;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes one JSON object, member by member in the order of the calls. The text may stand inside HTML: besides what RFC
 * 8259 §7 asks for, {@code < > &} and the line separators U+2028 and U+2029 are escaped. Not for several threads.
 */
public final class JsonWriter {
    private final StringBuilder members = new StringBuilder(256);
    private final Set<String> names = new HashSet<>();

    private JsonWriter() {}

    /** An object without members. */
    public static JsonWriter object() {
        return new JsonWriter();
    }

    /**
     * Adds a member.
     *
     * @param name its name, once in an object
     * @param value a String, Boolean, Integer, Long, finite Double, {@link JsonNull}, JsonWriter (as it is now), or a
     *     List or a Map of such
     * @throws IllegalArgumentException if the name is there already or the value is of another kind
     */
    public JsonWriter put(String name, Object value) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("the JSON object has a member '" + name + "' already");
        }
        members.append(members.length() == 0 ? "" : ",");
        appendString(members, name);
        members.append(':');
        appendValue(members, value);
        return this;
    }

    /** The object, without white space. */
    public String text() {
        return "{" + members + "}";
    }

    private static void appendValue(StringBuilder out, Object value) {
        if (value instanceof String text) {
            appendString(out, text);
        } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long || isFinite(value)) {
            out.append(value);
        } else if (value instanceof JsonNull) {
            out.append("null");
        } else if (value instanceof List<?> elements) {
            appendArray(out, elements);
        } else {
            out.append(nested(value).text());
        }
    }

    private static boolean isFinite(Object value) {
        return value instanceof Double number && Double.isFinite(number);
    }

    private static void appendArray(StringBuilder out, List<?> elements) {
        out.append('[');
        String comma = "";
        for (Object element : elements) {
            out.append(comma);
            appendValue(out, element);
            comma = ",";
        }
        out.append(']');
    }

    private static JsonWriter nested(Object value) {
        if (value instanceof JsonWriter writer) {
            return writer;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("JSON has no " + value.getClass().getSimpleName()
                    + ": give a String, Boolean, Integer, Long," + " finite Double, JsonNull, JsonWriter, List or Map");
        }
        JsonWriter writer = object();
        map.forEach((name, member) -> writer.put((String) name, member));
        return writer;
    }

    private static void appendString(StringBuilder out, String text) {
        out.append('"');
        if (isPlain(text)) {
            out.append(text);
        } else {
            text.codePoints().forEach(c -> appendCodePoint(out, c));
        }
        out.append('"');
    }

    /** So is nearly every text, and it can be appended at once. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&') {
                return false;
            }
        }
        return true;
    }

    private static void appendCodePoint(StringBuilder out, int c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append((char) c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '<', '>', '&', 0x7F, 0x2028, 0x2029 -> appendEscape(out, c);
            default -> appendPlain(out, c);
        }
    }

    private static void appendPlain(StringBuilder out, int c) {
        if (c < ' ') {
            appendEscape(out, c);
        } else if (Character.getType(c) == Character.SURROGATE) {
            // Half of a pair has no UTF-8; every strict reader would refuse the whole text for it.
            out.append("\\ufffd");
        } else {
            out.appendCodePoint(c);
        }
    }

    private static void appendEscape(StringBuilder out, int c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((c >> shift) & 0xF, 16));
        }
    }
}
