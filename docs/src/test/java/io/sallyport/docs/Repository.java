package io.sallyport.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The working tree that the pages are about; Maven runs tests in the module's folder. */
final class Repository {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");

    private Repository() {}

    /** Every file of a suffix, by its path from the root with {@code /}. */
    static List<String> files(String suffix) throws IOException {
        try (Stream<Path> paths = Files.walk(ROOT)) {
            return paths.map(ROOT::relativize)
                    .filter(path -> path.toString().endsWith(suffix))
                    .filter(Repository::isOurs)
                    .map(path -> path.toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOurs(Path path) {
        for (Path part : path) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
