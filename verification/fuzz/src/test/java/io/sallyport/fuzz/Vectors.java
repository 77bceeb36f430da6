package io.sallyport.fuzz;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The published vectors beside the repository, as something to start from; where they are missing there are none. */
final class Vectors {
    private static final Path ROOT =
            Path.of(System.getProperty("vectors.folder", "../../shared"), "security", "vectors");
    private static final int DEPTH = 20;

    private Vectors() {}

    /** The texts under a name, wherever it stands in a file; several in an array are joined by line feeds. */
    static List<String> texts(String file, String name) {
        Path path = ROOT.resolve(file);
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            List<String> found = new ArrayList<>();
            collect(JsonReader.readObject(Files.readAllBytes(path), DEPTH), name, found);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonException e) {
            throw new IllegalStateException(path + " is not the JSON that it was", e);
        }
    }

    /** The files of a folder. */
    static List<byte[]> files(String folder) {
        Path path = ROOT.resolve(folder);
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile).map(Vectors::bytes).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(Object value, String name, List<String> found) {
        if (value instanceof List<?> elements) {
            elements.forEach(element -> collect(element, name, found));
        } else if (value instanceof Map<?, ?> members) {
            members.forEach((member, inner) -> {
                if (member.equals(name)) {
                    found.add(joined(inner));
                } else {
                    collect(inner, name, found);
                }
            });
        }
    }

    private static String joined(Object value) {
        return value instanceof List<?> lines
                ? String.join("\n", lines.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }
}
