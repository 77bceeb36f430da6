package io.sallyport.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a secret that stands alone in a small file. */
final class SecretFile {
    private static final int LONGEST = 4096;

    private SecretFile() {}

    /** The text of a file without the white space around it. */
    static String read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("a pipe or a device could block the start for ever");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
        }
    }
}
