package io.sallyport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(actual.lines())
                .as(
                        "docs/reference/%s differs from the code. Write it anew: mvn -pl docs -am verify -D%s=true",
                        name, SWITCH)
                .containsExactlyElementsOf(expected.lines().toList());
    }
}
