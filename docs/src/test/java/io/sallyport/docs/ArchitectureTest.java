package io.sallyport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ARCHITECTURE.md and CONTRIBUTING.md name is there. */
class ArchitectureTest {
    /** {@code package/Class} or {@code Class}, nested ones too; names of others are written with dots before them. */
    private static final Pattern CLASS =
            Pattern.compile("`((?:[a-z][a-z0-9-]*/)*[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\\.[A-Z]\\w*)*`");

    private static final Pattern FOLDER = Pattern.compile("`((?:[a-z][a-z0-9-]*/)+)`");

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
    void namesClassesThatExist(String page) throws IOException {
        List<String> sources = Repository.files(".java");

        assertThat(Pages.found(page, CLASS))
                .as("classes that %s names; mend the name, or write a class of others with its package", page)
                .hasSizeGreaterThan(5)
                .allMatch(name -> sources.stream().anyMatch(source -> source.endsWith("/" + name + ".java")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
    void namesFoldersThatExist(String page) throws IOException {
        assertThat(Pages.found(page, FOLDER))
                .as("folders that %s names, from the root of the repository", page)
                .isNotEmpty()
                .allMatch(folder -> Files.isDirectory(Repository.ROOT.resolve(folder)));
    }
}
