package io.sallyport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links from one page to another lead somewhere. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void leadToFilesThatExist() throws IOException {
        for (String page : Pages.all()) {
            assertThat(Pages.found(page, LINK))
                    .as("links of %s", page)
                    .allMatch(link -> Files.exists(target(page, link)));
        }
    }

    @Test
    void leadToHeadingsThatExist() throws IOException {
        for (String page : Pages.all()) {
            List<String> links = Pages.found(page, LINK).stream()
                    .filter(link -> link.contains("#"))
                    .toList();
            for (String link : links) {
                String name = Repository.ROOT.relativize(target(page, link)).toString();

                assertThat(Pages.found(name, HEADING).stream().map(LinksTest::anchor))
                        .as("headings of %s, to which %s links", name, page)
                        .contains(link.substring(link.indexOf('#') + 1));
            }
        }
    }

    private static Path target(String page, String link) {
        String file = link.replaceFirst("#.*", "");
        Path from = Repository.ROOT.resolve(page);
        return file.isEmpty() ? from : from.resolveSibling(file).normalize();
    }

    /** As the viewers of repositories make them: lower case, without punctuation, a dash for a space. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
