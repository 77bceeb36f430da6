package io.sallyport.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes down what was really answered to each attack of a suite, in {@code target/attacks}: row, test, status, code. A
 * test that stands for a row and observes nothing fails.
 */
final class ObservedAnswers implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final Path FOLDER = Path.of("target", "attacks");
    private static final String NO_CODE = "-";

    private final Set<String> lines = new TreeSet<>();
    private Optional<Method> test = Optional.empty();
    private boolean observed;

    @Override
    public void beforeEach(ExtensionContext context) {
        test = context.getTestMethod().filter(method -> method.isAnnotationPresent(Attack.class));
        test.ifPresent(
                method -> assertThat(method.getName()).startsWith(row(method).toLowerCase(Locale.ROOT)));
        observed = false;
    }

    /** A request was refused. */
    void refused(int status, String code) {
        observed(Integer.toString(status), code);
    }

    /** A request, or a key, was accepted. */
    void accepted() {
        observed("200", NO_CODE);
    }

    /** A sign-out was answered, which tells nobody whether a session was theirs. */
    void signedOut() {
        observed("204", NO_CODE);
    }

    /** A key or a setting was refused, and so was the start. */
    void startRefused() {
        observed("start-refused", NO_CODE);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (test.isPresent() && context.getExecutionException().isEmpty()) {
            assertThat(observed).as("observed an answer").isTrue();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(context.getRequiredTestClass().getSimpleName() + ".tsv"), lines);
    }

    private synchronized void observed(String status, String code) {
        observed = true;
        test.ifPresent(method -> lines.add(String.join(
                "\t", row(method), method.getDeclaringClass().getSimpleName() + "." + method.getName(), status, code)));
    }

    private static String row(Method method) {
        return method.getAnnotation(Attack.class).value();
    }
}
