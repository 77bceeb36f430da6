package io.sallyport.container.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.container.http.RawResponse;
import io.sallyport.container.war.TestWar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes down what came over the wire in answer to each attack, never what was expected: a line of id, test, status and
 * code, parted by tabs, for the table of attacks. The id is how the test method's name begins. One for each test class.
 */
public final class AttackRecorder implements BeforeAllCallback, BeforeEachCallback {
    private static final int ID_LENGTH = 3;

    private Path file = Path.of("");
    private String idAndTest = "";

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path folder = Files.createDirectories(TestWar.built("attacks"));
        file = folder.resolve(context.getRequiredTestClass().getSimpleName() + ".tsv");
        Files.writeString(file, "");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Method test = context.getRequiredTestMethod();
        String id = test.getName().substring(0, ID_LENGTH).toUpperCase(Locale.ROOT);
        idAndTest = id + "\t" + context.getRequiredTestClass().getSimpleName() + "." + test.getName();
    }

    /** Records an answer and hands it on. */
    public RawResponse saw(RawResponse answer) {
        String line = idAndTest + "\t" + answer.status() + "\t" + answer.code().orElse("-") + "\n";
        try {
            Files.writeString(file, line, UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The answer is not recorded in " + file, e);
        }
        return answer;
    }
}
