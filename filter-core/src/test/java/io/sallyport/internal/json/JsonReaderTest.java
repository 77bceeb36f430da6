package io.sallyport.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final int DEPTH = 8;

    @Test
    void readsEveryKindOfValueInTheOrderOfTheText() throws JsonException {
        String text = """
                 {"text":"a", "whole" : 5,"part":1.5,"yes":true,"no":false,
                \t"none":null,"list":[1,[]],"object":{"a":{}}}\t\r
                """;

        Map<String, Object> object = read(text);

        assertThat(object)
                .containsExactly(
                        entry("text", "a"),
                        entry("whole", 5L),
                        entry("part", 1.5),
                        entry("yes", true),
                        entry("no", false),
                        entry("none", JsonNull.NULL),
                        entry("list", List.of(1L, List.of())),
                        entry("object", Map.of("a", Map.of())));
    }

    @Test
    void givesWhatNobodyCanChange() throws JsonException {
        Map<String, Object> object = read("{\"a\":[1],\"b\":{\"c\":1}}");

        assertThatThrownBy(() -> object.put("c", 1L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((List<?>) object.get("a"))::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((Map<?, ?>) object.get("b"))::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void readsEveryEscape() throws JsonException {
        String escapes = "\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\u20AC \\ud83d\\ude00 \\u0000";

        Object value = read("{\"a\":\"" + escapes + "\"}").get("a");

        assertThat(value).isEqualTo("\" \\ / \b \f \n \r \t é € 😀 \0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud83d",
                "\\ude00",
                "\\ude00\\ud83d",
                "\\ude00\\ude01",
                "\\ud83d\\ud83d",
                "\\ud83dx",
                "\\ud83d😀",
                "\\ud83d\\n",
                "\\u12",
                "\\u12g4",
                "\\u٠٠٠٠",
                "\\U0041",
                "\\x41",
                "\\",
                "\\'",
                "\n",
                "\t",
                "\0",
                "\u001f"
            })
    void refusesAStringThatAnotherReaderCouldReadOtherwise(String inside) {
        assertRefused("{\"a\":\"" + inside + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"b\":{\"a\":null,\"a\":null}}",
                "[{\"a\":1,\"b\":2,\"a\":3}]"
            })
    void refusesANameThatStandsTwiceAtAnyDepth(String text) {
        assertThatThrownBy(() -> JsonReader.readValue(text.getBytes(UTF_8), DEPTH))
                .isInstanceOf(JsonException.class)
                .hasMessage("a JSON object has two members of one name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "[{}]", "\"a\"", "1", "true", "null", "a"})
    void refusesWhatIsNoObject(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}{}", "{} a", "{},", "{}}", "{}\0", "{}//", "{}/**/", "{}\u00a0"})
    void refusesWhatStandsBehindTheObject(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c080", "c1bf", "e08080", "eda080", "edbfbf", "f0808080", "f4908080", "ff", "80", "c3"})
    void refusesBytesThatAreNotUtf8(String hex) {
        byte[] text = HexFormat.of().parseHex("7b2261223a22" + hex + "227d");

        assertThatThrownBy(() -> JsonReader.readObject(text, DEPTH))
                .isInstanceOf(JsonException.class)
                .hasMessage("the JSON text is not valid UTF-8");
    }

    @Test
    void refusesAByteOrderMark() {
        assertRefused("\uFEFF{}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-1, -1",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void readsAWholeNumberThatFitsAsALong(String literal, long expected) throws JsonException {
        assertThat(read("{\"a\":" + literal + "}")).containsExactly(entry("a", expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "1e2, 100",
        "1E+2, 100",
        "25e-1, 2.5",
        "-0.0, -0.0",
        "9223372036854775808, 9223372036854775808",
        "-9223372036854775809, -9223372036854775809",
        "1e308, 1e308",
        "1e-999, 0"
    })
    void readsEveryOtherNumberAsADouble(String literal, double expected) throws JsonException {
        assertThat(read("{\"a\":" + literal + "}")).containsExactly(entry("a", expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "-01",
                "+1",
                "1.",
                ".1",
                "1.e1",
                "1e",
                "1e+",
                "-",
                "--1",
                "0x1",
                "1_0",
                "1L",
                "1d",
                "Infinity",
                "-Infinity",
                "NaN",
                "1e309",
                "-1e309",
                "1e99999999999999999999",
                "١"
            })
    void refusesWhatIsNoNumber(String literal) {
        assertRefused("{\"a\":" + literal + "}");
    }

    @Test
    void refusesANumberOfMoreThanFourHundredCharacters() throws JsonException {
        String longest = "0." + "1".repeat(398);

        assertThat(read("{\"a\":" + longest + "}")).containsExactly(entry("a", 1.0 / 9));
        assertRefused("{\"a\":" + longest + "1}");
        assertRefused("{\"a\":" + "1".repeat(401) + "}");
    }

    @Test
    void countsTheObjectItselfAsDepthOne() throws JsonException {
        byte[] threeDeep = "{\"a\":[{}]}".getBytes(UTF_8);

        assertThat(JsonReader.readObject(threeDeep, 3)).hasSize(1);
        assertThatThrownBy(() -> JsonReader.readObject(threeDeep, 2))
                .isInstanceOf(JsonException.class)
                .hasMessage("the JSON text nests too deep");
        assertThatThrownBy(() -> JsonReader.readObject(threeDeep, 1)).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, JsonReader.DEEPEST + 1})
    void takesNoDepthThatCouldExhaustTheStack(int maxDepth) {
        assertThatThrownBy(() -> JsonReader.readObject(new byte[0], maxDepth))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxDepth is " + maxDepth + ": give 1 to 512");
    }

    @Test
    void readsTheDeepestTextOnASmallStack() throws InterruptedException {
        String deepest = "{\"a\":".repeat(JsonReader.DEEPEST) + "1" + "}".repeat(JsonReader.DEEPEST);
        Object[] seen = new Object[1];
        Thread small = new Thread(null, () -> seen[0] = readOrError(deepest), "small", 256 * 1024);

        small.start();
        small.join();

        assertThat(seen[0]).isInstanceOf(Map.class);
    }

    @Test
    void isDoneWithALargeTextInTimeThatGrowsWithItsLength() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 200_000; i++) {
            text.append('"').append(i).append("\\u0041\":[1.5e3,\"\\n\"],");
        }
        text.append("\"end\":1}");

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(read(text.toString())).hasSize(200_001));
    }

    @Test
    void staysFastWhereAllNamesShareOneHash() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 1 << 16; i++) {
            for (int bit = 0; bit < 16; bit++) {
                text.append(bit == 0 ? "\"" : "").append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            text.append("\":1,");
        }
        text.append("\"end\":1}");

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(read(text.toString())).hasSize((1 << 16) + 1));
    }

    @Test
    void saysWhatIsWrongWithoutTheTextAndWithoutAStackTrace() {
        assertThatThrownBy(() -> read("{\"password\":\"hunter2\",\"password\":\"hunter3\"}"))
                .isInstanceOf(JsonException.class)
                .hasMessage("a JSON object has two members of one name")
                .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
    }

    private static Object readOrError(String text) {
        try {
            return JsonReader.readObject(text.getBytes(UTF_8), JsonReader.DEEPEST);
        } catch (JsonException | StackOverflowError e) {
            return e;
        }
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JsonException.class);
    }

    private static Map<String, Object> read(String text) throws JsonException {
        return JsonReader.readObject(text.getBytes(UTF_8), DEPTH);
    }
}
