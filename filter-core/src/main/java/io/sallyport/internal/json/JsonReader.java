package io.sallyport.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON so that no two readers could differ (RFC 8259, RFC 8725 §2.6): valid UTF-8 without a byte order mark, each
 * member name once in its object, nothing behind the value.
 *
 * <p>A value becomes a {@link String}, a {@link Boolean}, {@link JsonNull#NULL}, a {@link Long} (a number without
 * fraction and exponent that fits; {@code -0} is 0), a {@link Double} (every other number), an unmodifiable
 * {@link List} or an unmodifiable {@link Map} in the order of the text.
 */
public final class JsonReader {
    /** The deepest nesting that may be allowed; reading recurses, and this much fits on any thread's stack. */
    public static final int DEEPEST = 512;

    private static final char REPLACEMENT = '\uFFFD';

    private final JsonCursor cursor;
    private final int maxDepth;

    private JsonReader(JsonCursor cursor, int maxDepth) {
        this.cursor = cursor;
        this.maxDepth = maxDepth;
    }

    /**
     * Reads a text that is one object.
     *
     * @param utf8 the text; it is not kept
     * @param maxDepth how deep objects and arrays may nest, the object itself included: 1 to {@link #DEEPEST}
     * @throws JsonException if the text is anything else
     */
    public static Map<String, Object> readObject(byte[] utf8, int maxDepth) throws JsonException {
        JsonReader reader = new JsonReader(new JsonCursor(decode(utf8)), requireDepth(maxDepth));
        reader.cursor.skipWhitespace();
        reader.cursor.require('{', "the JSON text is no object");
        Map<String, Object> object = reader.readObjectRest(1);
        reader.requireEnd();
        return object;
    }

    /** Reads a text that is one value of any kind, otherwise as {@link #readObject} does. */
    static Object readValue(byte[] utf8, int maxDepth) throws JsonException {
        JsonReader reader = new JsonReader(new JsonCursor(decode(utf8)), requireDepth(maxDepth));
        Object value = reader.readValue(0);
        reader.requireEnd();
        return value;
    }

    private static int requireDepth(int maxDepth) {
        if (maxDepth < 1 || maxDepth > DEEPEST) {
            throw new IllegalArgumentException("maxDepth is " + maxDepth + ": give 1 to " + DEEPEST);
        }
        return maxDepth;
    }

    private static String decode(byte[] utf8) throws JsonException {
        // The constructor is several times as fast as a decoder, and marks what is malformed.
        String text = new String(utf8, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeStrictly(utf8);
    }

    /** The mark may also stand in the text itself. */
    private static String decodeStrictly(byte[] utf8) throws JsonException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JsonException("the JSON text is not valid UTF-8");
        }
    }

    private void requireEnd() throws JsonException {
        cursor.skipWhitespace();
        if (!cursor.isAtEnd()) {
            throw new JsonException("something stands behind the JSON value");
        }
    }

    private Object readValue(int depth) throws JsonException {
        cursor.skipWhitespace();
        if (cursor.skip('{')) {
            return readObjectRest(depth + 1);
        }
        if (cursor.skip('[')) {
            return readArrayRest(depth + 1);
        }
        return cursor.skip('"') ? JsonString.readRest(cursor) : readLiteral();
    }

    private Object readLiteral() throws JsonException {
        if (cursor.skip("true")) {
            return true;
        }
        if (cursor.skip("false")) {
            return false;
        }
        return cursor.skip("null") ? JsonNull.NULL : JsonNumber.read(cursor);
    }

    private Map<String, Object> readObjectRest(int depth) throws JsonException {
        refuseTooDeep(depth);
        Map<String, Object> members = new LinkedHashMap<>();
        cursor.skipWhitespace();
        if (cursor.skip('}')) {
            return Collections.unmodifiableMap(members);
        }
        do {
            readMember(members, depth);
            cursor.skipWhitespace();
        } while (cursor.skip(','));
        cursor.require('}', "a JSON object goes on without comma or end");
        return Collections.unmodifiableMap(members);
    }

    private void readMember(Map<String, Object> members, int depth) throws JsonException {
        cursor.skipWhitespace();
        cursor.require('"', "a JSON object has a member without a name");
        String name = JsonString.readRest(cursor);
        cursor.skipWhitespace();
        cursor.require(':', "a JSON object has a member without a colon");
        if (members.put(name, readValue(depth)) != null) {
            throw new JsonException("a JSON object has two members of one name");
        }
    }

    private List<Object> readArrayRest(int depth) throws JsonException {
        refuseTooDeep(depth);
        List<Object> elements = new ArrayList<>();
        cursor.skipWhitespace();
        if (cursor.skip(']')) {
            return Collections.unmodifiableList(elements);
        }
        do {
            elements.add(readValue(depth));
            cursor.skipWhitespace();
        } while (cursor.skip(','));
        cursor.require(']', "a JSON array goes on without comma or end");
        return Collections.unmodifiableList(elements);
    }

    private void refuseTooDeep(int depth) throws JsonException {
        if (depth > maxDepth) {
            throw new JsonException("the JSON text nests too deep");
        }
    }
}
