package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.ConfigBuilder;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.KeysConfig;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.Password;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key files are what {@code openssl} and {@code keytool} write; everybody can read these keys. */
class KeyFilesTest {
    private static final Password PASSWORD = new Password("opensesame");

    @TempDir
    private Path folder;

    private ConfigBuilder settings;

    @BeforeEach
    void start() {
        settings = SallyportConfig.builder("").set(Settings.KEYS_PASSWORD, PASSWORD);
    }

    @Nested
    class Formats {
        @ParameterizedTest
        @CsvSource({
            "rsa.pem, RS256",
            "rsa-pkcs1.pem, RS256",
            "rsa-encrypted.pem, RS256",
            "ec.pem, ES384",
            "ec-sec1.pem, ES384",
            "ed25519.pem, EdDSA",
            "unnamed.p12, EdDSA"
        })
        void aKeyIsReadAndCalledByItsThumbprint(String file, String algorithm) throws IOException {
            List<StoredKey> keys = keys(file);

            assertThat(keys).singleElement().satisfies(key -> {
                assertThat(key.algorithm()).isEqualTo(algorithm);
                assertThat(key.purpose()).isEqualTo(KeyPurpose.ACCESS_TOKEN);
                assertThat(key.wrapped()).isFalse();
                assertThat(key.id().value()).hasSize(43);
            });
        }

        @Test
        void theSameKeyHasTheSameNameInEachFormat() throws IOException {
            KeyId name = keys("rsa.pem").get(0).id();

            assertThat(keys("rsa-pkcs1.pem").get(0).id()).isEqualTo(name);
            assertThat(keys("rsa-encrypted.pem").get(0).id()).isEqualTo(name);
            assertThat(keys("ec.pem").get(0).id())
                    .isEqualTo(keys("ec-sec1.pem").get(0).id());
        }

        @Test
        void theKeysOfAKeyStoreHaveTheirAliases() throws IOException {
            assertThat(keys("store.p12"))
                    .extracting(key -> key.id().value() + " " + key.algorithm())
                    .containsExactly("first RS256", "second ES256");
        }

        @Test
        void oneAliasOfAKeyStoreCanBeChosen() throws IOException {
            settings.set(Settings.KEYS_ALIAS, "first");

            assertThat(keys("store.p12")).extracting(key -> key.id().value()).containsExactly("first");
        }

        @Test
        void aJwkHasItsOwnName() throws IOException {
            Path jwk = Files.write(
                    folder.resolve("key.jwk"),
                    TestJwk.privateKey(SigningAlgorithm.PS384).json());

            assertThat(inFiles(jwk).keys())
                    .extracting(key -> key.id().value() + " " + key.algorithm())
                    .containsExactly("key-PS384 PS384");
        }

        @Test
        void anRsaKeyHasTheAlgorithmOfTheSettings() throws IOException {
            settings.set(Settings.KEYS_ALGORITHM, SigningAlgorithm.PS256);

            assertThat(keys("rsa.pem")).extracting(StoredKey::algorithm).containsExactly("PS256");
            assertThat(keys("ec.pem")).extracting(StoredKey::algorithm).containsExactly("ES384");
        }
    }

    @Nested
    class Order {
        @Test
        void theLastKeySigns() throws IOException {
            assertThat(signing(inFiles(file("rsa.pem"), file("store.p12")))).isEqualTo("second");
            assertThat(signing(inFiles(file("store.p12"), file("ed25519.pem")))).hasSize(43);
        }

        @Test
        void orTheOneThatIsNamed() throws IOException {
            settings.set(Settings.KEYS_SIGNING_KEY, new KeyId("first"));

            KeySource source = inFiles(file("store.p12"), file("ed25519.pem"));

            assertThat(signing(source)).isEqualTo("first");
            assertThat(source.keys()).hasSize(3);
        }

        @Test
        void whichMustBeThere() throws IOException {
            settings.set(Settings.KEYS_SIGNING_KEY, new KeyId("third"));

            assertProblems(
                    inFiles(file("store.p12")),
                    "sallyport.keys.signing-key is 'third', but the keys of sallyport.keys.file are called first, second:"
                            + " give one of these, or remove it for the last one");
        }

        private String signing(KeySource source) {
            List<StoredKey> keys = source.keys();
            assertThat(keys)
                    .isSortedAccordingTo((one, other) -> one.activeFrom().compareTo(other.activeFrom()))
                    .doesNotHaveDuplicates();
            return keys.get(keys.size() - 1).id().value();
        }
    }

    @Nested
    class WrongFiles {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "rsa-old-encrypted.pem|whose key is encrypted in OpenSSL's old way: convert it with 'openssl pkcs8 -topk8"
                            + " -v2 aes-256-cbc'",
                    "x25519.pem|whose key is none of RSA, of the curves P-256, P-384 and P-521, or of Ed25519: make one with"
                            + " 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072'",
                    "ec-other-curve.pem|whose key names none of the curves P-256, P-384 and P-521: make one with 'openssl"
                            + " genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072'",
                    "public.pem|which holds no private key in PEM (-----BEGIN PRIVATE KEY-----): make one with 'openssl"
                            + " genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072'",
                })
        void areToldWithWhatToDo(String name, String problem) throws IOException {
            Path file = file(name);

            assertProblems(inFiles(file), "sallyport.keys.file names '" + file + "', " + problem);
        }

        @Test
        void holdAWeakKey() throws IOException {
            assertThatThrownBy(() -> keys("rsa-1024.pem"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(" has 1024 bits: an RSA key has 2048 to 16384. Make another one");
        }

        @ParameterizedTest
        @CsvSource({"store.p12, which does", "rsa-encrypted.pem, whose key does"})
        void haveAnotherPassword(String name, String subject) throws IOException {
            settings.set(Settings.KEYS_PASSWORD, new Password("openbarley"));
            Path file = file(name);

            assertProblems(
                    inFiles(file),
                    "sallyport.keys.file names '" + file + "', " + subject
                            + " not open: sallyport.keys.password is another one's");
        }

        @Test
        void needAPassword() throws IOException {
            settings = SallyportConfig.builder("");
            Path store = file("store.p12");
            Path pem = file("rsa-encrypted.pem");

            assertProblems(
                    inFiles(store, pem),
                    "sallyport.keys.file names '" + store
                            + "', which is a key store: give its password in sallyport.keys.password or -file",
                    "sallyport.keys.file names '" + pem
                            + "', whose key is encrypted: give its password in sallyport.keys.password or -file");
        }

        @Test
        void haveNoSuchAlias() throws IOException {
            settings.set(Settings.KEYS_ALIAS, "third");
            Path store = file("store.p12");

            assertProblems(
                    inFiles(store),
                    "sallyport.keys.file names '" + store + "', which has no private key called 'third': set"
                            + " sallyport.keys.alias to one of first, second, or remove it for all");
        }

        @Test
        void areNoKeyStoreAndNoJwk() throws IOException {
            Path store = Files.writeString(folder.resolve("text.pfx"), "no store");
            Path jwk = Files.writeString(folder.resolve("text.jwks"), "no JSON");

            assertThatThrownBy(() -> inFiles(store).keys())
                    .hasMessageContaining("text.pfx', which is no PKCS #12 key store: make one with 'keytool ");
            assertThatThrownBy(() -> inFiles(jwk).keys())
                    .hasMessageContaining(
                            "text.jwks', whose keys cannot be used: the key set is not the JSON that it must"
                                    + " be: the JSON text is no object. Give private keys in JWK (RFC 7517)");
        }

        @Test
        void areNotThere() {
            Path missing = folder.resolve("missing.pem");

            assertProblems(
                    inFiles(missing, folder),
                    "sallyport.keys.file names '" + missing + "', which is no file: name one that the server may read",
                    "sallyport.keys.file names '" + folder + "', which is no file: name one that the server may read");
        }

        @Test
        void areTooLong() throws IOException {
            String pem = Files.readString(file("ed25519.pem"));
            Path longest = Files.writeString(folder.resolve("long.pem"), pem + " ".repeat(1024 * 1024 - pem.length()));
            Path longer = Files.writeString(folder.resolve("longer.pem"), Files.readString(longest) + " ");

            assertThat(inFiles(longest).keys()).hasSize(1);
            assertProblems(
                    inFiles(longer),
                    "sallyport.keys.file names '" + longer
                            + "', which has more than 1048576 bytes: name a file of keys");
        }

        @Test
        void neverShowAPassword() throws IOException {
            settings.set(Settings.KEYS_PASSWORD, new Password("openbarley"));

            assertThatThrownBy(() -> keys("store.p12")).message().doesNotContain("openbarley");
            assertThat(settings.build().toString()).doesNotContain("openbarley");
        }
    }

    @Nested
    class LaterChanges {
        @Test
        void areSeenAtTheNextReading() throws IOException {
            Path file = file("ed25519.pem");
            KeySource source = inFiles(file);
            List<StoredKey> before = source.keys();

            Files.writeString(file, Files.readString(file("ec.pem")) + Files.readString(file("rsa.pem")));

            assertThat(source.keys()).extracting(StoredKey::algorithm).containsExactly("ES384", "RS256");
            assertThat(before).extracting(StoredKey::algorithm).containsExactly("EdDSA");
        }

        @Test
        void thatMakeAFileUselessChangeNothing() throws IOException {
            Path file = file("ed25519.pem");
            KeySource source = inFiles(file);
            List<StoredKey> before = source.keys();

            Files.writeString(file, "no key");
            List<StoredKey> spoiled = source.keys();
            Files.delete(file);
            List<StoredKey> gone = source.keys();
            Files.writeString(file, Files.readString(file("ec.pem")));

            assertThat(spoiled).isEqualTo(before);
            assertThat(gone).isEqualTo(before);
            assertThat(source.keys()).extracting(StoredKey::algorithm).containsExactly("ES384");
        }
    }

    private List<StoredKey> keys(String name) throws IOException {
        return inFiles(file(name)).keys();
    }

    private KeySource inFiles(Path... files) {
        KeysConfig config =
                settings.set(Settings.KEYS_FILE, List.of(files)).build().keys();
        return OwnKeys.inFiles(config);
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream resource = Objects.requireNonNull(KeyFilesTest.class.getResourceAsStream(name))) {
            Files.write(file, resource.readAllBytes());
        }
        return file;
    }

    private static void assertProblems(KeySource source, String... problems) {
        assertThatThrownBy(source::keys)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .containsExactlyElementsOf(Stream.of(problems).toList()));
    }
}
