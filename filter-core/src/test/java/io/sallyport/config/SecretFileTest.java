package io.sallyport.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.model.Password;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    private static final String KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    Path folder;

    @Test
    void givesTheKeyOfTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");

        LoadedConfig loaded = load(Map.of("sallyport.keys.encryption-key-file", file.toString()));

        assertThat(loaded.config().keys().encryptionKey()).contains(new EncryptionKey(KEY));
        assertThat(loaded.tableText()).contains(file.toString()).doesNotContain(KEY);
        assertThat(loaded.toString()).doesNotContain(KEY);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path file = folder.resolve("key");

        assertThat(problems(Map.of("sallyport.keys.encryption-key-file", file.toString())))
                .containsExactly("sallyport.keys.encryption-key-file is '" + file
                        + "', which cannot be read: name a file that the server may read. It stands in environment");
    }

    @Test
    void refusesAFolder() {
        assertThat(problems(Map.of("sallyport.keys.encryption-key-file", folder.toString())))
                .containsExactly("sallyport.keys.encryption-key-file is '" + folder
                        + "', which cannot be read: name a file that the server may read. It stands in environment");
    }

    @Test
    void refusesAFileWithoutAKeyAndDoesNotShowIt() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "hunter2hunter2");

        assertThat(problems(Map.of("sallyport.keys.encryption-key-file", file.toString())))
                .containsExactly("sallyport.keys.encryption-key-file is '" + file
                        + "', whose content is no key: it must hold 32 random bytes in base64. It stands in"
                        + " environment");
    }

    @Test
    void refusesKeyAndFileTogether() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY);

        assertThat(problems(Map.of(
                        "sallyport.keys.encryption-key", KEY, "sallyport.keys.encryption-key-file", file.toString())))
                .containsExactly("sallyport.keys.encryption-key (environment) and sallyport.keys.encryption-key-file"
                        + " (environment) are both given: remove one of them");
    }

    @Test
    void givesThePasswordOfItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "opens sesame\n");

        LoadedConfig loaded = load(Map.of("sallyport.keys.password-file", file.toString()));

        assertThat(loaded.config().keys().own().password()).contains(new Password("opens sesame"));
        assertThat(loaded.tableText() + loaded).contains(file.toString()).doesNotContain("sesame");
    }

    @Test
    void refusesAFileWithoutAPassword() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), " \n");

        assertThat(problems(Map.of("sallyport.keys.password-file", file.toString())))
                .containsExactly("sallyport.keys.password-file is '" + file
                        + "', which holds no password: it must be the file's one line. It stands in environment");
    }

    private static LoadedConfig load(Map<String, String> values) {
        return ConfigLoader.load(List.of(ConfigSource.of("environment", values)), "");
    }

    private static List<String> problems(Map<String, String> values) {
        return catchThrowableOfType(ConfigurationException.class, () -> load(values))
                .problems();
    }
}
