package io.sallyport.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.testkit.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Judged by JSONTestSuite: {@code y_} must be read, {@code n_} refused, {@code i_} either way, but in good order. */
class JsonTestSuiteTest {
    private static final String FOLDER = "json-test-suite/test_parsing";

    /** Deeper than any file that must be read; those that nest for ever must be refused. */
    private static final int DEPTH = 64;

    @Test
    void readsEveryTextThatIsJson() throws IOException {
        List<Path> texts = textsThatStartWith("y_");

        assertThat(texts).hasSizeGreaterThan(90).allSatisfy(text -> {
            // The one rule of ours that RFC 8259 only recommends: a name stands once.
            if (text.toString().contains("duplicated_key")) {
                assertThatThrownBy(() -> read(text)).isInstanceOf(JsonException.class);
            } else {
                assertThatCode(() -> read(text)).doesNotThrowAnyException();
            }
        });
    }

    @Test
    void refusesEveryTextThatIsNotJson() throws IOException {
        List<Path> texts = textsThatStartWith("n_");

        assertThat(texts)
                .hasSizeGreaterThan(180)
                .allSatisfy(text -> assertThatThrownBy(() -> read(text)).isInstanceOf(JsonException.class));
    }

    @Test
    void readsOrRefusesWhatTheStandardLeavesOpen() throws IOException {
        List<Path> texts = textsThatStartWith("i_");

        assertThat(texts)
                .hasSizeGreaterThan(30)
                .allSatisfy(text -> assertThatCode(() -> readOrRefuse(text)).doesNotThrowAnyException());
    }

    private static List<Path> textsThatStartWith(String prefix) throws IOException {
        return SharedFolder.files(FOLDER).stream()
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .toList();
    }

    private static Object read(Path text) throws IOException, JsonException {
        return JsonReader.readValue(Files.readAllBytes(text), DEPTH);
    }

    private static void readOrRefuse(Path text) throws IOException {
        try {
            assertThat(read(text)).isNotNull();
        } catch (JsonException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }
}
