package io.sallyport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README says what is so, where scripts and people look for it. */
class ReadmeTest {
    private static final String README = "README.md";

    @Test
    void hasTheTwoCommandsAloneInItsFirstTwoBlocks() throws IOException {
        List<String> blocks = Pages.fenced(README, "sh");

        assertThat(blocks.get(0).lines())
                .singleElement()
                .asString()
                .startsWith("mvn -pl sample-war -am ")
                .endsWith(":run");
        assertThat(blocks.get(1).lines()).containsExactly("mvn verify");
    }

    @Test
    void canBeReadInTenMinutes() throws IOException {
        assertThat(Pages.text(README).lines()).hasSizeLessThanOrEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat-10.1.version", "tomcat-11.version", "jetty-12.0.version", "jetty.version"})
    void namesTheVersionsOfTheContainersThatTestsRunOn(String property) throws IOException {
        String version = property(property);

        assertThat(Pages.text(README)).containsPattern("\\| " + Pattern.quote(version) + " \\|");
    }

    @Test
    void hasTenLinesOfWebXml() throws IOException {
        assertThat(Pages.fenced(README, "xml"))
                .filteredOn(block -> block.contains("<context-param>"))
                .singleElement()
                .satisfies(block -> assertThat(block.lines()).hasSize(10));
    }

    @Test
    void namesTheVersionOfTheBuild() throws IOException {
        String version = Pages.found("pom.xml", Pattern.compile("<version>([^<$]+)</version>"))
                .get(0);

        assertThat(Pages.text(README)).contains("<version>" + version + "</version>", "sallyport-" + version + ".zip");
    }

    private static String property(String name) throws IOException {
        return Pages.found("pom.xml", Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<"))
                .get(0);
    }
}
