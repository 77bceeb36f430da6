package io.sallyport.keys;

import io.sallyport.config.ConfigurationException;
import io.sallyport.config.KeysConfig;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of the operator's files. They are read whenever they are asked for; once they were good, files that are not
 * any more are logged and change nothing. Safe for use by many threads.
 */
final class KeyFiles implements KeySource {
    private static final Logger LOG = System.getLogger(KeyFiles.class.getName());
    private static final int MOST_BYTES = 1024 * 1024;

    private final KeysConfig config;
    private Optional<Reading> latest = Optional.empty();
    private String complaint = "";

    KeyFiles(KeysConfig config) {
        this.config = config;
    }

    private record Reading(List<ByteBuffer> contents, List<StoredKey> keys) {}

    /**
     * The keys of all files.
     *
     * @throws ConfigurationException if they cannot be used, and never could
     */
    @Override
    public synchronized List<StoredKey> keys() {
        try {
            return read().keys();
        } catch (ConfigurationException unusable) {
            Reading before = latest.orElseThrow(() -> unusable);
            complain(String.join(" ", unusable.problems()));
            return before.keys();
        }
    }

    private Reading read() {
        List<String> problems = new ArrayList<>();
        List<ByteBuffer> contents = new ArrayList<>();
        config.own().files().forEach(file -> {
            try {
                contents.add(ByteBuffer.wrap(bytes(file)));
            } catch (KeyFileException unreadable) {
                problems.add(problem(file, unreadable));
            }
        });
        requireNone(problems);
        if (latest.filter(before -> before.contents().equals(contents)).isEmpty()) {
            if (latest.isEmpty()) {
                config.own().files().forEach(KeyFiles::warnIfOpen);
            }
            latest = Optional.of(
                    new Reading(contents, OwnKeys.inOrder(opened(contents), "sallyport.keys.file", config)));
            complaint = "";
        }
        return latest.orElseThrow();
    }

    private List<GivenKey> opened(List<ByteBuffer> contents) {
        List<String> problems = new ArrayList<>();
        List<GivenKey> keys = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            Path file = config.own().files().get(i);
            try {
                keys.addAll(KeyFileFormat.ofName(file.toString())
                        .read(contents.get(i).array(), config));
            } catch (KeyFileException unusable) {
                problems.add(problem(file, unusable));
            }
        }
        requireNone(problems);
        return keys;
    }

    private static String problem(Path file, KeyFileException why) {
        return "sallyport.keys.file names '" + file + "', " + why.getMessage();
    }

    private static void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static byte[] bytes(Path file) throws KeyFileException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new KeyFileException("which is no file: name one that the server may read");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new KeyFileException("which has more than " + MOST_BYTES + " bytes: name a file of keys");
                }
                return bytes;
            }
        } catch (IOException unreadable) {
            throw new KeyFileException("which cannot be read: name a file that the server may read");
        }
    }

    private static void warnIfOpen(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                LOG.log(
                        Level.WARNING,
                        "Everybody on this machine may read the private keys in {0}: let only the server's user, as"
                                + " 'chmod 600' does",
                        file);
            }
        } catch (IOException | UnsupportedOperationException unknown) {
            LOG.log(Level.DEBUG, "It is not known here who may read {0}", file);
        }
    }

    /** Once for each thing that is wrong, not at each reading. */
    private void complain(String problem) {
        if (!problem.equals(complaint)) {
            LOG.log(Level.ERROR, "The keys stay as they were, since their files cannot be used any more: {0}", problem);
            complaint = problem;
        }
    }
}
