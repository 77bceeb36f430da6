package io.sallyport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.config.ConfigLoader;
import io.sallyport.config.ConfigSource;
import io.sallyport.config.Settings;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The examples of the page about rules are rules. */
class RulesExamplesTest {
    private static final String PAGE = "docs/how-to/write-access-rules.md";

    @Test
    void loadAsTheyStandInWebXml() throws IOException {
        List<String> examples = Pages.fenced(PAGE, "text");

        assertThat(examples).isNotEmpty().allSatisfy(RulesExamplesTest::assertLoads);
    }

    @Test
    void loadAsTheyStandInThePropertiesFile() throws IOException {
        List<String> examples = Pages.fenced(PAGE, "properties");

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            Properties properties = new Properties();
            properties.load(new StringReader(example));
            assertLoads(properties.getProperty(Settings.RULES.name()));
        });
    }

    private static void assertLoads(String rules) {
        ConfigSource source = ConfigSource.of(PAGE, Map.of(Settings.RULES.name(), rules));

        assertThat(ConfigLoader.load(List.of(source), "").config().rules()).isNotEmpty();
    }
}
