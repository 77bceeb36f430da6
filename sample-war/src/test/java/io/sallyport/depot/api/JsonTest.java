package io.sallyport.depot.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @Test
    void writesMembersInTheirOrder() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("number", 7L);
        object.put("low", true);
        object.put("lines", List.of(Map.of("part", "A"), List.of(), Map.of()));

        assertThat(Json.of(object)).isEqualTo("{\"number\":7,\"low\":true,\"lines\":[{\"part\":\"A\"},[],{}]}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "34, `\\\"`",
                "92, `\\\\`",
                "10, `\\n`",
                "13, `\\r`",
                "9, `\\t`",
                "0, `\\u0000`",
                "31, `\\u001f`",
                "32, ` `",
                "47, `/`",
                "60, `\\u003c`",
                "176, `\u00b0`",
                "8232, `\\u2028`",
                "8233, `\\u2029`",
                "55357, `\\ud83d`"
            })
    void escapesWhatMayNotStandInAText(int character, String written) {
        assertThat(Json.of(Map.of("" + (char) character, "a" + (char) character)))
                .isEqualTo("{\"" + written + "\":\"a" + written + "\"}");
    }
}
