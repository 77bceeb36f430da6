package io.sallyport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each interface that a host can implement has a contract that knows nothing but what the host knows. */
class ContractsTest {
    private static final String PAGE = "docs/how-to/write-a-store.md";
    private static final String SPI = "filter-core/src/main/java/io/sallyport/spi/";
    private static final String CONTRACTS = "verification/testkit/src/main/java/io/sallyport/testkit/";
    private static final Pattern IMPORT = Pattern.compile("import (io\\.sallyport\\.[a-z.]+)\\.[A-Z]");
    private static final Pattern INTERFACE = Pattern.compile("public interface (\\w+)");
    private static final Pattern IN_PAGE = Pattern.compile("`(\\w+Contract)`");
    private static final Pattern CONTRACT = Pattern.compile("public abstract class (\\w+Contract)");

    @Test
    void areAllOnThePageWithTheirInterfaces() throws IOException {
        assertThat(Pages.found(PAGE, IN_PAGE)).containsExactlyInAnyOrderElementsOf(names(CONTRACTS, CONTRACT));
        for (String name : names(SPI, INTERFACE)) {
            assertThat(Pages.text(PAGE)).as("the page has " + name).contains("`" + name + "`");
        }
    }

    @Test
    void useNothingOfOursButModelAndInterfaces() throws IOException {
        for (String file : sources(CONTRACTS)) {
            if (Pages.text(file).contains("@Test") || file.endsWith("SessionStoreTests.java")) {
                assertThat(Pages.found(file, IMPORT))
                        .as("imports of " + file)
                        .isSubsetOf("io.sallyport.model", "io.sallyport.spi", "io.sallyport.testkit");
            }
        }
    }

    private static List<String> names(String folder, Pattern pattern) throws IOException {
        List<String> names = new ArrayList<>();
        for (String file : sources(folder)) {
            names.addAll(Pages.found(file, pattern));
        }
        return names;
    }

    private static List<String> sources(String folder) throws IOException {
        return Repository.files(".java").stream()
                .filter(file -> file.startsWith(folder))
                .toList();
    }
}
