package io.sallyport.config;

import io.sallyport.model.Password;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A secret that may stand in a setting, or alone in a small file that another setting names. No message shows what the
 * file holds.
 *
 * @param setting the secret itself
 * @param fileSetting where its file is
 * @param reading reads the file's text without the white space around it; throws where it is no such secret
 * @param complaint what a message then says of the file
 */
record SecretFile<T>(
        ConfigKey<T> setting, ConfigKey<String> fileSetting, Function<String, T> reading, String complaint) {
    static final SecretFile<EncryptionKey> ENCRYPTION_KEY = new SecretFile<>(
            Settings.KEYS_ENCRYPTION_KEY,
            Settings.KEYS_ENCRYPTION_KEY_FILE,
            EncryptionKey::new,
            "whose content is no key: it must hold 32 random bytes in base64");

    static final SecretFile<Password> KEYS_PASSWORD = new SecretFile<>(
            Settings.KEYS_PASSWORD,
            Settings.KEYS_PASSWORD_FILE,
            Password::new,
            "which holds no password: it must be the file's one line");

    private static final int LONGEST = 4096;

    /** The secret of the file that the settings name, or of the setting itself. */
    Optional<T> find(GivenSettings values, Findings findings) {
        Optional<String> file = values.find(fileSetting);
        return file.isPresent() ? read(file.get(), values, findings) : values.find(setting);
    }

    private Optional<T> read(String file, GivenSettings values, Findings findings) {
        String subject = fileSetting.name() + " is '" + OneLine.excerpt(file) + "', ";
        String place = values.source(fileSetting);
        try {
            return Optional.of(reading.apply(text(Path.of(file))));
        } catch (IOException unreadable) {
            findings.problem(subject + "which cannot be read: name a file that the server may read", place);
        } catch (IllegalArgumentException noSecret) {
            findings.problem(subject + complaint, place);
        }
        return Optional.empty();
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("a pipe or a device could block the start for ever");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
        }
    }
}
