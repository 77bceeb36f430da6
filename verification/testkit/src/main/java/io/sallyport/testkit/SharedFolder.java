package io.sallyport.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The published attack and conformance vectors, which lie beside the repository and not in it. */
public final class SharedFolder {
    private static final String PROPERTY = "vectors.folder";

    private SharedFolder() {}

    /**
     * The path of a vector file or folder below the shared one. Where it is not there the test is skipped, and the
     * message names the path that was looked for.
     */
    public static Path vectors(String below) {
        Path path = root().resolve("security/vectors").resolve(below).normalize();
        assumeTrue(Files.exists(path), () -> path + " is missing: give its root as -D" + PROPERTY + "=folder");
        return path;
    }

    /** The files of a vector folder in the order of their names. */
    public static List<Path> files(String below) throws IOException {
        try (Stream<Path> files = Files.list(vectors(below))) {
            return files.sorted().toList();
        }
    }

    private static Path root() {
        return Path.of(System.getProperty(PROPERTY, "../../shared")).toAbsolutePath();
    }
}
