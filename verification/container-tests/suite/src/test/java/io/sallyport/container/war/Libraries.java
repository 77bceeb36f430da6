package io.sallyport.container.war;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Folders of packaged jars, as they go into {@code WEB-INF/lib}. */
public enum Libraries {
    /** Our jars and the Jersey that they bring. */
    OURS("libraries.directory", "sallyport"),
    /** Our store for databases, and the driver of one. */
    DATABASE("libraries.directory", "database"),
    /** Our store for Redis, which has its client inside. */
    REDIS("libraries.directory", "redis"),
    /** What a host with a Jersey 3.1 of its own has beside {@link #OURS}: Jersey's own initializer. */
    JERSEY_3_1("libraries.directory", "jersey-3.1"),
    /** Our jars without a Jersey of ours, and a host's Jersey 4. */
    OURS_WITH_JERSEY_4("libraries-jersey-4.directory", "sallyport");

    private final Path folder;

    Libraries(String property, String name) {
        this.folder = Path.of(System.getProperty(property)).resolve(name);
    }

    /** All jars of the folder. */
    public File[] jars() {
        List<File> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            found.forEach(jar -> jars.add(jar.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jars.toArray(File[]::new);
    }

    /** Our filter, which works without the endpoints. */
    public static File filter() {
        return file("sallyport/sallyport-filter-core.jar");
    }

    static File file(String path) {
        return Path.of(System.getProperty("libraries.directory")).resolve(path).toFile();
    }
}
