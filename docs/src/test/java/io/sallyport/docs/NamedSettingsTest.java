package io.sallyport.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sallyport.config.ConfigKey;
import io.sallyport.config.ConfigLoader;
import io.sallyport.config.ConfigSource;
import io.sallyport.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that pages name are settings, and what pages write into web.xml is accepted. */
class NamedSettingsTest {
    /** Not behind a dot, a slash or a letter: those are packages, files and links. No call of a method either. */
    private static final Pattern SETTING = Pattern.compile("(?<![\\w./-])(sallyport\\.[a-z][a-z.-]*+)(?!\\()");

    private static final Pattern VARIABLE = Pattern.compile("\\b(SALLYPORT_[A-Z_]*[A-Z])\\b");
    private static final Pattern PARAMETER = Pattern.compile(
            "<param-name>\\s*(\\S+?)\\s*</param-name>\\s*<param-value>(.*?)</param-value>", Pattern.DOTALL);

    private static final String DECISION_ABOUT_WRONG_NAMES =
            "docs/decisions/0001-unknown-environment-variables-only-warn.md";

    private Path keyFile = Path.of("");

    @BeforeEach
    void writeKey(@TempDir Path folder) throws IOException {
        keyFile = Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Test
    void existByTheNamesThatPagesUse() throws IOException {
        List<String> settings = Stream.concat(
                        Settings.ALL.stream(), Settings.FAMILIES.stream().flatMap(family -> family.settings().stream()))
                .map(ConfigKey::name)
                .toList();

        for (String page : Pages.all()) {
            assertThat(Pages.found(page, SETTING))
                    .as("settings that %s names", page)
                    .allMatch(name -> isSettingOrBeginning(name, settings));
        }
    }

    @Test
    void existByTheVariablesThatPagesUse() throws IOException {
        ConfigSource environment = ConfigSource.environment(Map.of());
        List<String> variables =
                Settings.ALL.stream().map(key -> environment.spell(key.name())).toList();
        List<String> pages = new ArrayList<>(Pages.all());
        pages.remove(DECISION_ABOUT_WRONG_NAMES);

        for (String page : pages) {
            assertThat(Pages.found(page, VARIABLE))
                    .as("variables that %s names", page)
                    .isSubsetOf(variables);
        }
    }

    @Test
    void areAcceptedAsPagesWriteThemIntoWebXml() throws IOException {
        int examples = 0;
        for (String page : Pages.all()) {
            for (String example : Pages.fenced(page, "xml")) {
                Map<String, String> parameters = parameters(example);
                examples += parameters.size();

                assertThatCode(() -> ConfigLoader.load(List.of(ConfigSource.of(page, parameters)), ""))
                        .as("settings of %s", page)
                        .doesNotThrowAnyException();
            }
        }

        assertThat(examples).isGreaterThan(10);
    }

    /** A dot at the end is a sentence's, or shows that the beginning of several names is meant. */
    private static boolean isSettingOrBeginning(String text, List<String> settings) {
        String name = text.replaceFirst("^(sallyport\\.trusted-issuers\\.)[a-z0-9-]+\\.", "$1<name>.");
        return settings.contains(name.replaceFirst("\\.$", ""))
                || (name.endsWith(".") && settings.stream().anyMatch(setting -> setting.startsWith(name)));
    }

    private Map<String, String> parameters(String example) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        PARAMETER.matcher(example).results().forEach(match -> parameters.put(match.group(1), match.group(2)));
        parameters.computeIfPresent(Settings.KEYS_ENCRYPTION_KEY_FILE.name(), (name, noFileHere) -> keyFile.toString());
        return parameters;
    }
}
