package io.sallyport.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    @Test
    void writesMembersInTheOrderOfTheCalls() {
        JsonWriter nested = JsonWriter.object().put("c", 1);

        String text = JsonWriter.object()
                .put("text", "a")
                .put("whole", 5L)
                .put("part", 1.5)
                .put("yes", true)
                .put("none", JsonNull.NULL)
                .put("list", List.of("a", 1L, List.of(), nested))
                .put("map", Map.of("b", "c"))
                .put("nested", nested)
                .text();

        assertThat(text)
                .isEqualTo("{\"text\":\"a\",\"whole\":5,\"part\":1.5,\"yes\":true,\"none\":null,"
                        + "\"list\":[\"a\",1,[],{\"c\":1}],\"map\":{\"b\":\"c\"},\"nested\":{\"c\":1}}");
    }

    @Test
    void writesAnEmptyObject() {
        assertThat(JsonWriter.object().text()).isEqualTo("{}");
    }

    @Test
    void writesNothingThatHtmlOrScriptCouldReadAsItsOwn() {
        String text = JsonWriter.object()
                .put("</script>", "<!-- & ' \u2028 \u2029 \u0000 \u001f \u007f \" \\ \n \r \t é 😀")
                .text();

        assertThat(text)
                .isEqualTo("{\"\\u003c/script\\u003e\":\"\\u003c!-- \\u0026 ' \\u2028 \\u2029 \\u0000 \\u001f \\u007f"
                        + " \\\" \\\\ \\n \\r \\t é 😀\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d"})
    void writesHalfOfASurrogatePairAsTheReplacementCharacter(String half) throws JsonException {
        String text = JsonWriter.object().put("a", half).text();

        assertThat(JsonReader.readObject(text.getBytes(UTF_8), 1))
                .containsExactly(entry("a", "\ufffd".repeat(half.length())));
    }

    @Test
    void refusesASecondMemberOfOneName() {
        JsonWriter writer = JsonWriter.object().put("a", 1L);

        assertThatThrownBy(() -> writer.put("a", 2L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the JSON object has a member 'a' already");
    }

    @Test
    void refusesAValueThatJsonDoesNotHave() {
        JsonWriter writer = JsonWriter.object();

        assertThatThrownBy(() -> writer.put("a", BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON has no BigDecimal: give a String, Boolean, Integer, Long, finite Double, JsonNull,"
                        + " JsonWriter, List or Map");
        assertThatThrownBy(() -> writer.put("b", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.put("c", Double.NEGATIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
