package io.sallyport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ARCHITECTURE.md names is there. */
class ArchitectureTest {
    /** {@code package/Class} or {@code Class}, nested ones too; names of others are written with dots before them. */
    private static final Pattern CLASS =
            Pattern.compile("`((?:[a-z][a-z0-9-]*/)*[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\\.[A-Z]\\w*)*`");

    private static final Pattern FOLDER = Pattern.compile("`((?:[a-z][a-z0-9-]*/)+)`");

    @Test
    void namesClassesThatExist() throws IOException {
        List<String> sources = Repository.files(".java");

        assertThat(named(CLASS))
                .as("classes that ARCHITECTURE.md names; mend the name, or write a class of others with its package")
                .hasSizeGreaterThan(5)
                .allMatch(name -> sources.stream().anyMatch(source -> source.endsWith("/" + name + ".java")));
    }

    @Test
    void namesFoldersThatExist() throws IOException {
        assertThat(named(FOLDER))
                .as("folders that ARCHITECTURE.md names, from the root of the repository")
                .isNotEmpty()
                .allMatch(folder -> Files.isDirectory(Repository.ROOT.resolve(folder)));
    }

    private static List<String> named(Pattern kind) throws IOException {
        String page = Files.readString(Repository.ROOT.resolve("ARCHITECTURE.md"));
        Stream<MatchResult> matches = kind.matcher(page).results();
        return matches.map(match -> match.group(1)).distinct().toList();
    }
}
