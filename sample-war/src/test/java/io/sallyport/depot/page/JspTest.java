package io.sallyport.depot.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that every JSP keeps, read off its source. */
class JspTest {
    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Pattern ACTION = Pattern.compile("<(?:c|d|jsp):(?:[^<>]|<%|%>)*>");
    private static final Pattern PRINTED = Pattern.compile("\\$\\{[^}]*}");
    private static final Pattern ESCAPED = Pattern.compile("\\$\\{(?:ctx|h:\\w+\\(.*\\))}", Pattern.DOTALL);
    private static final Pattern NOT_RELATIVE = Pattern.compile("(?:href|src|action)=\"(?!\\$\\{ctx}/|#)");
    private static final Pattern FOR_SCRIPTS = Pattern.compile("<script|<style|\\sstyle=|\\son[a-z]+=|javascript:|<%=");

    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files.filter(file -> file.toString().matches(".*\\.(jspf?|tag)"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void printsNothingThatIsNotEscaped(Path source) throws IOException {
        String printed = ACTION.matcher(Files.readString(source)).replaceAll("");

        assertThat(PRINTED.matcher(printed).results().map(hit -> hit.group()))
                .allMatch(expression -> ESCAPED.matcher(expression).matches());
    }

    @ParameterizedTest
    @MethodSource("sources")
    void linksBelowTheContextPathOnly(Path source) throws IOException {
        String text = Files.readString(source);

        assertThat(NOT_RELATIVE
                        .matcher(text)
                        .results()
                        .map(hit -> text.substring(hit.start(), Math.min(text.length(), hit.end() + 30)))
                        .filter(link -> !link.contains("${ctx}") && !link.contains("${h:text(link)}")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void needsNoScriptAndNoInlineStyle(Path source) throws IOException {
        assertThat(Files.readString(source)).doesNotContainPattern(FOR_SCRIPTS);
    }
}
