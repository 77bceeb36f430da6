package io.sallyport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Generated pages equal what the code says now. */
class PagesAreCurrentTest {
    /** Not below {@code sallyport.}, where a filter in the same process would take it for an unknown setting. */
    private static final String SWITCH = "pages.write";

    @Test
    void settings() throws IOException {
        assertCurrent("settings.md", SettingsPage.markdown());
    }

    @Test
    void codes() throws IOException {
        assertCurrent("codes.md", CodesPage.markdown());
    }

    @Test
    void auditEvents() throws IOException {
        assertCurrent("audit-events.md", AuditEventsPage.markdown());
    }

    private static void assertCurrent(String name, String expected) throws IOException {
        Path page = Repository.ROOT.resolve("docs/reference").resolve(name);
        if (Boolean.getBoolean(SWITCH)) {
            Files.writeString(page, expected);
        }
        String actual = Files.exists(page) ? Files.readString(page) : "";
        assertThat(firstDifference(actual.lines().toList(), expected.lines().toList()))
                .as(
                        "docs/reference/%s differs from the code. Write it anew: mvn -pl docs -am verify -D%s=true",
                        name, SWITCH)
                .isEmpty();
    }

    private static Optional<String> firstDifference(List<String> page, List<String> code) {
        return IntStream.range(0, Math.max(page.size(), code.size()))
                .filter(index -> !line(page, index).equals(line(code, index)))
                .mapToObj(index ->
                        "line " + (index + 1) + " is " + line(page, index) + " and the code says " + line(code, index))
                .findFirst();
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? "'" + lines.get(index) + "'" : "not there";
    }
}
