package io.sallyport.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.sallyport.internal.json.JsonNull;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads JSON objects with Jackson, and refuses by hand what Jackson lets pass and the product's reader does not. */
final class ReferenceJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int LONGEST_NUMBER = 400;

    /** Jackson looks at the lower eight bits of such a character only, and so takes some for hexadecimal digits. */
    private static final Pattern ESCAPE_WITH_A_FOREIGN_DIGIT =
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u[0-9A-Fa-f]{0,3}[^\\x00-\\xff]");

    private final JsonParser parser;
    private final int maxDepth;

    private ReferenceJson(JsonParser parser, int maxDepth) {
        this.parser = parser;
        this.maxDepth = maxDepth;
    }

    static Optional<Map<String, Object>> readObject(byte[] utf8, int maxDepth) {
        try (JsonParser parser = FACTORY.createParser(decoded(utf8))) {
            require(!ESCAPE_WITH_A_FOREIGN_DIGIT.matcher(decoded(utf8)).find());
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, Object> object = new ReferenceJson(parser, maxDepth).object(1);
            return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
        } catch (IOException refused) {
            return Optional.empty();
        }
    }

    private static String decoded(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    private Map<String, Object> object(int depth) throws IOException {
        require(depth <= maxDepth);
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = text();
            parser.nextToken();
            object.put(name, value(depth));
        }
        return object;
    }

    private List<Object> array(int depth) throws IOException {
        require(depth <= maxDepth);
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(depth));
        }
        return array;
    }

    private Object value(int depth) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> array(depth + 1);
            case VALUE_STRING -> text();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> JsonNull.NULL;
            case VALUE_NUMBER_INT -> wholeNumber(parser.getText());
            case VALUE_NUMBER_FLOAT -> finite(parser.getText());
            default -> throw new IOException("no value begins here");
        };
    }

    private String text() throws IOException {
        String text = parser.getText();
        require(text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));
        return text;
    }

    private static Object wholeNumber(String literal) throws IOException {
        require(literal.length() <= LONGEST_NUMBER);
        BigInteger number = new BigInteger(literal);
        return number.bitLength() < Long.SIZE ? (Object) number.longValueExact() : finite(literal);
    }

    private static Object finite(String literal) throws IOException {
        require(literal.length() <= LONGEST_NUMBER);
        double number = Double.parseDouble(literal);
        require(!Double.isInfinite(number));
        return number;
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("Jackson takes it, and it is to be refused");
        }
    }
}
