package io.sallyport.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A key set in a file. */
final class KeySetFile implements KeySetSource {
    /** Reading costs next to nothing, and a file has no other way to say that it is another now. */
    private static final Duration FRESH_FOR = Duration.ofSeconds(15);

    private final Path path;

    KeySetFile(Path path) {
        this.path = path;
    }

    @Override
    public Document read() throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException("it is no file that the server may read");
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            byte[] document = bytes.readNBytes(LONGEST + 1);
            if (document.length > LONGEST) {
                throw new IOException("it is longer than " + LONGEST + " bytes");
            }
            return new Document(document, FRESH_FOR);
        }
    }

    /** A file cannot keep anybody waiting. */
    @Override
    public void cancel() {}

    @Override
    public String toString() {
        return path.toString();
    }
}
