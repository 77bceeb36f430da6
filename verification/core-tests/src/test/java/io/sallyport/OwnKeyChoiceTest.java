package io.sallyport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.ConfigBuilder;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.internal.memory.InMemoryUserStore;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnKeyChoiceTest {
    private static final String PEM = "-----BEGIN PRIVATE KEY-----\n"
            + TestKeys.accessTokenKey(SigningAlgorithm.ES256).material() + "\n-----END PRIVATE KEY-----\n";

    private final ConfigBuilder settings = SallyportConfig.builder("");

    @Test
    void aFileSignsAndIsPublished(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), PEM);
        settings.set(Settings.KEYS_FILE, List.of(file));

        try (Sallyport sallyport = start("nothing", "else")) {
            assertThat(sallyport.keySet()).contains("\"alg\":\"ES256\"").doesNotContain("RS256");
        }
    }

    @Test
    void aTextInJndiDoesToo() {
        settings.set(Settings.KEYS_JNDI_NAME, "keys/signing");

        try (Sallyport sallyport = start("keys/signing", PEM)) {
            assertThat(sallyport.keySet()).contains("\"alg\":\"ES256\"").doesNotContain("RS256");
        }
    }

    @Test
    void andAKeyPair() throws GeneralSecurityException {
        settings.set(Settings.KEYS_JNDI_NAME, "keys/signing");

        try (Sallyport sallyport =
                start("keys/signing", KeyPairGenerator.getInstance("Ed25519").generateKeyPair())) {
            assertThat(sallyport.keySet()).contains("\"alg\":\"EdDSA\"").doesNotContain("RS256");
        }
    }

    @Test
    void andASourceOfKeys() {
        settings.set(Settings.KEYS_JNDI_NAME, "keys/signing");

        try (Sallyport sallyport = start("keys/signing", new TestKeys(SigningAlgorithm.ES512))) {
            assertThat(sallyport.keySet()).contains("\"kid\":\"test-ES512\"").doesNotContain("RS256");
        }
    }

    @Test
    void anObjectThatIsNotThereIsAskedFor() {
        settings.set(Settings.KEYS_JNDI_NAME, "keys/signing");

        assertProblem(
                "keys/other",
                PEM,
                "sallyport.keys.jndi-name is 'keys/signing', but neither JNDI nor the servlet context has a KeySource, a"
                        + " KeyPair or a text of that name: declare one, or remove the setting to have keys made here");
    }

    @Test
    void aTextThatIsNoKeyIsNamed() {
        settings.set(Settings.KEYS_JNDI_NAME, "keys/signing");

        assertProblem(
                "keys/signing",
                "no key",
                "sallyport.keys.jndi-name is 'keys/signing', which holds no private key in PEM (-----BEGIN PRIVATE"
                        + " KEY-----): make one with 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072'");
    }

    @ParameterizedTest
    @CsvSource({"RS256, SunRsaSign", "ES256, SunEC", "HS256, SunEC"})
    void aProviderThatHasTheAlgorithmIsTaken(SigningAlgorithm algorithm, String provider) {
        settings.set(Settings.KEYS_ALGORITHM, algorithm).set(Settings.KEYS_PROVIDER, provider);

        try (Sallyport sallyport = start("nothing", "else")) {
            assertThat(sallyport.config().keys().provider()).contains(provider);
        }
    }

    @Test
    void aProviderThatLacksItStopsTheStart() {
        settings.set(Settings.KEYS_PROVIDER, "SunEC");

        assertProblem(
                "nothing",
                "else",
                "sallyport.keys.provider is 'SunEC', which cannot sign with RS256: give one that can, or remove it for"
                        + " the JDK's choice");
    }

    @Test
    void aProviderThatIsNotThereIsAnsweredWithThoseThatAre() {
        settings.set(Settings.KEYS_PROVIDER, "Sun-EC");

        assertThatThrownBy(settings::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "sallyport.keys.provider is 'Sun-EC', but the JVM has only these providers: SUN, ")
                .hasMessageContaining(". Give one of them, or remove it");
    }

    private void assertProblem(String name, Object object, String problem) {
        assertThatThrownBy(() -> start(name, object))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems()).containsExactly(problem));
    }

    private Sallyport start(String name, Object object) {
        return Sallyport.builder(settings.build(), around(name, object))
                .users(new InMemoryUserStore(List.of()))
                .start();
    }

    private static Resources around(String name, Object object) {
        SteppingClock clock = new SteppingClock(TestTokens.NOON);
        return new Resources() {
            @Override
            public <T> Optional<T> find(String asked, Class<T> type) {
                return Optional.of(object)
                        .filter(found -> asked.equals(name))
                        .filter(type::isInstance)
                        .map(type::cast);
            }

            @Override
            public Clock clock() {
                return clock;
            }
        };
    }
}
