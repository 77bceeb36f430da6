package io.sallyport.config;

import io.sallyport.model.Password;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what opens files of keys from a file of its own. No message shows what that holds. */
final class KeyPasswordFile {
    private KeyPasswordFile() {}

    /** The password of the file that the settings name, or of the setting itself. */
    static Optional<Password> find(GivenSettings values, Findings findings) {
        Optional<String> file = values.find(Settings.KEYS_PASSWORD_FILE);
        return file.isPresent() ? read(file.get(), values, findings) : values.find(Settings.KEYS_PASSWORD);
    }

    private static Optional<Password> read(String file, GivenSettings values, Findings findings) {
        String subject = Settings.KEYS_PASSWORD_FILE.name() + " is '" + OneLine.excerpt(file) + "', ";
        String place = values.source(Settings.KEYS_PASSWORD_FILE);
        try {
            return Optional.of(new Password(SecretFile.read(Path.of(file))));
        } catch (IOException unreadable) {
            findings.problem(subject + "which cannot be read: name a file that the server may read", place);
        } catch (IllegalArgumentException noPassword) {
            findings.problem(subject + "which holds no password: it must be the file's one line", place);
        }
        return Optional.empty();
    }
}
