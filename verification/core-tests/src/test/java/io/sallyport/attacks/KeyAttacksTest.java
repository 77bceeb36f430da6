package io.sallyport.attacks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.ConfigurationException;
import io.sallyport.filter.GuardedApplication;
import io.sallyport.keys.TestRing;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import io.sallyport.testkit.SharedFolder;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group A, where it is about keys of the ring: a key that cannot be relied upon stops the start. */
class KeyAttacksTest {
    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    private final Clock clock = new SteppingClock(TestTokens.NOON);

    @Attack("A08")
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 31})
    void a08AShortSecretStopsTheStart(int bytes) {
        byte[] secret = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            secret[i] = (byte) (i * 83 + 129);
        }

        stopsTheStart(List.of(key("HS256", secret)));
    }

    @Attack("A08")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "your-256-bit-secret-your-256-bit-secret",
                "secretsecretsecretsecretsecretsecret",
                "12345678901234567890123456789012",
                "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"
            })
    void a08ASecretThatEverybodyKnowsStopsTheStart(String secret) {
        stopsTheStart(List.of(key("HS256", secret.getBytes(US_ASCII))));
    }

    @Attack("A08")
    @Test
    void a08EveryListedSecretStopsTheStart() throws IOException {
        List<String> secrets =
                Files.readAllLines(SharedFolder.vectors("jwt-secrets/jwt.secrets.list"), StandardCharsets.UTF_8);

        assertThat(secrets).hasSize(103_979);
        for (String secret : secrets) {
            assertRefused(key("HS256", secret.getBytes(StandardCharsets.UTF_8)), secret);
        }
        ANSWERS.startRefused();
    }

    @Attack("A19")
    @ParameterizedTest
    @CsvSource({"RS256,512", "RS256,1024", "PS256,1024", "RS256,2040"})
    void a19ASmallRsaKeyStopsTheStart(String algorithm, int bits) {
        stopsTheStart(List.of(key(algorithm, pkcs8("RSA", bits))));
    }

    @Attack("A20")
    @ParameterizedTest
    @CsvSource({"ES256,384", "ES256,521", "ES384,256", "ES384,521", "ES512,256", "ES512,384"})
    void a20AKeyOnAnotherCurveStopsTheStart(String algorithm, int bits) {
        stopsTheStart(List.of(key(algorithm, pkcs8("EC", bits))));
    }

    @Attack("A20")
    @ParameterizedTest
    @CsvSource({
        "ES256,RSA,2048",
        "RS256,EC,256",
        "EdDSA,EC,256",
        "ES256,Ed25519,255",
        "EdDSA,Ed448,448",
        "RS256,Ed25519,255"
    })
    void a20AKeyOfAnotherKindStopsTheStart(String algorithm, String kind, int bits) {
        stopsTheStart(List.of(key(algorithm, pkcs8(kind, bits))));
    }

    @Attack("A23")
    @Test
    void a23TwoKeysOfOneNameStopTheStart() {
        StoredKey first = key("RS256", pkcs8("RSA", 2048));

        stopsTheStart(List.of(first, key("RS256", pkcs8("RSA", 2048))));
        stopsTheStart(List.of(first, first));
        stopsTheStart(List.of(first, key("ES256", pkcs8("EC", 256))));
    }

    @Attack("A28")
    @ParameterizedTest
    @MethodSource("sourcesWithoutAKey")
    void a28ASourceWithoutAKeyStopsTheStart(KeySource source) {
        assertThatThrownBy(() -> new GuardedApplication(source, Map.of())).isInstanceOf(ConfigurationException.class);
        ANSWERS.startRefused();
    }

    static Stream<KeySource> sourcesWithoutAKey() {
        return Stream.of(List::of, () -> List.of(TestKeys.refreshTokenKey()), () -> List.of(TestKeys.accessTokenKey()));
    }

    @Attack("A28")
    @ParameterizedTest
    @ValueSource(strings = {"none", "", "RS1", "ES256K", "rs256", "RSA-OAEP-256"})
    void a28AnAlgorithmThatIsNoneStopsTheStart(String algorithm) {
        stopsTheStart(List.of(key(algorithm, pkcs8("RSA", 2048))));
    }

    private static void stopsTheStart(List<StoredKey> keys) {
        List<StoredKey> all = Stream.concat(keys.stream(), Stream.of(TestKeys.refreshTokenKey()))
                .toList();
        assertThatThrownBy(() -> new GuardedApplication(() -> all, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining(
                        keys.get(0).material().isEmpty() ? "\0" : keys.get(0).material());
        ANSWERS.startRefused();
    }

    /** The loader alone: a hundred thousand applications would take too long. */
    private void assertRefused(StoredKey key, String secret) {
        assertThatThrownBy(() -> TestRing.of(() -> List.of(key, TestKeys.refreshTokenKey()), clock))
                .as(secret)
                .isInstanceOf(ConfigurationException.class);
    }

    private static byte[] pkcs8(String kind, int bits) {
        PrivateKey key = AttackKeys.make(kind, bits).getPrivate();
        return key.getEncoded();
    }

    private static StoredKey key(String algorithm, byte[] material) {
        return StoredKey.of(
                new KeyId("attacked"), KeyPurpose.ACCESS_TOKEN, algorithm, false, material, TestTokens.NOON);
    }
}
