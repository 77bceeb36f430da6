package io.sallyport.node;

import io.sallyport.node.child.FullDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** H2 within the one node that uses it, on a file, on a disk that can be full. */
final class H2FileStore implements SharedStore {
    private final Path folder;

    H2FileStore() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "h2")), "file")
                    .toAbsolutePath();
            try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder + "/depot", "sa", "")) {
                SharedStore.fillWithUsers(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("H2 does not start", e);
        }
    }

    /** From now on nothing can be written, or everything again. */
    void full(boolean now) {
        Path sign = folder.resolve(FullDisk.SCHEME);
        try {
            if (now) {
                Files.createFile(sign);
            } else {
                Files.delete(sign);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return SharedStore.overDatabase("jdbc:h2:" + FullDisk.SCHEME + ":" + folder + "/depot;WRITE_DELAY=0");
    }

    @Override
    public void close() {
        // It ends with its node.
    }
}
