package io.sallyport.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the key-encryption key from its file. No message shows what the file holds. */
final class EncryptionKeyFile {
    private EncryptionKeyFile() {}

    /** The key of the file that the settings name, or of the setting itself. */
    static Optional<EncryptionKey> find(GivenSettings values, Findings findings) {
        Optional<String> file = values.find(Settings.KEYS_ENCRYPTION_KEY_FILE);
        return file.isPresent() ? read(file.get(), values, findings) : values.find(Settings.KEYS_ENCRYPTION_KEY);
    }

    private static Optional<EncryptionKey> read(String file, GivenSettings values, Findings findings) {
        String subject = Settings.KEYS_ENCRYPTION_KEY_FILE.name() + " is '" + OneLine.excerpt(file) + "', ";
        String place = values.source(Settings.KEYS_ENCRYPTION_KEY_FILE);
        try {
            return Optional.of(new EncryptionKey(SecretFile.read(Path.of(file))));
        } catch (IOException unreadable) {
            findings.problem(subject + "which cannot be read: name a file that the server may read", place);
        } catch (IllegalArgumentException noKey) {
            findings.problem(subject + "whose content is no key: it must hold 32 random bytes in base64", place);
        }
        return Optional.empty();
    }
}
