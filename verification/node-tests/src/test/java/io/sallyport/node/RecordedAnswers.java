package io.sallyport.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes down what was answered to each attack, in {@code target/attacks}: row, test, status, code. The row is what the
 * test's name begins with; a test that passes and recorded nothing fails.
 */
final class RecordedAnswers implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final Path FOLDER = Path.of("target", "attacks");
    private static final Pattern ROW = Pattern.compile("^([hm]\\d\\d)[A-Z].*");

    private final Set<String> lines = new TreeSet<>();
    private Optional<String> test = Optional.empty();
    private boolean recorded;

    @Override
    public void beforeEach(ExtensionContext context) {
        test = context.getTestMethod()
                .map(Method::getName)
                .filter(name -> ROW.matcher(name).matches());
        recorded = false;
    }

    /** Gives the answer back, which must be this one: a status, and a code where it is a refusal. */
    synchronized Answer require(String expected, Answer answer) {
        assertThat(answer.brief()).as(answer.body()).isEqualTo(expected);
        if (answer.status() == 503) {
            assertThat(answer.header("retry-after")).isPresent();
        }
        recorded = true;
        test.ifPresent(name -> lines.add(String.join(
                "\t", row(name), name, Integer.toString(answer.status()), answer.isAccepted() ? "-" : answer.code())));
        return answer;
    }

    private static String row(String name) {
        Matcher row = ROW.matcher(name);
        if (!row.matches()) {
            throw new AssertionError(name + " names no row");
        }
        return row.group(1).toUpperCase(Locale.ROOT);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (test.isPresent() && context.getExecutionException().isEmpty()) {
            assertThat(recorded).as("recorded an answer").isTrue();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        String suite = context.getRequiredTestClass().getSimpleName();
        Files.createDirectories(FOLDER);
        Files.write(
                FOLDER.resolve(suite + ".tsv"),
                lines.stream()
                        .map(line -> line.replaceFirst("\t", "\t" + suite + "."))
                        .toList());
    }
}
