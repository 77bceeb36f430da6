package io.sallyport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java of these pages stands line by line in examples that are compiled and run. */
class CodeExamplesTest {
    private static final String EXAMPLES = "docs/src/test/java/io/sallyport/docs/example/";

    @ParameterizedTest
    @ValueSource(strings = {"docs/how-to/write-a-store.md", "docs/how-to/end-sessions.md"})
    void areCompiled(String page) throws IOException {
        List<String> compiled = lines();

        List<String> shown = Pages.fenced(page, "java").stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();

        assertThat(shown).as("Java of %s", page).isNotEmpty().isSubsetOf(compiled);
    }

    private static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String file : Repository.files(".java")) {
            if (file.startsWith(EXAMPLES)) {
                Pages.text(file).lines().map(String::strip).forEach(lines::add);
            }
        }
        return lines;
    }
}
