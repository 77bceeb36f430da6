package io.sallyport.depot.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files beside this class: the schema, and tables of fields parted by semicolons. */
final class SeedFiles {
    private SeedFiles() {}

    static List<String> statements() {
        return List.of(read("schema.sql").strip().split(";\\s*"));
    }

    static List<String[]> rows(String file) {
        return read(file).lines().map(line -> line.split(";", -1)).toList();
    }

    private static String read(String file) {
        try (InputStream in = SeedFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + SeedFiles.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
