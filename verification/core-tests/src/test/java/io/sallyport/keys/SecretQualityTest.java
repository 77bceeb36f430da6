package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.SigningAlgorithm;
import io.sallyport.testkit.SharedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretQualityTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void randomBytesAreASecret() {
        assertThat(Stream.generate(() -> randomBytes(32)).limit(5000))
                .allMatch(secret ->
                        SecretQuality.fault(secret, SigningAlgorithm.HS256).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"HS256, 32", "HS384, 48", "HS512, 64"})
    void aSecretIsAsLongAsItsMac(SigningAlgorithm algorithm, int bytes) {
        assertThat(SecretQuality.fault(randomBytes(bytes - 1), algorithm))
                .contains("has " + (bytes - 1) + " bytes: a secret for " + algorithm.wireName() + " has " + bytes
                        + " or more");
        assertThat(SecretQuality.fault(randomBytes(bytes), algorithm)).isEmpty();
        assertThat(SecretQuality.fault(randomBytes(bytes + 1), algorithm)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-string-secret-at-least-256-bits-long",
                "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
                "1q2w3e4r5t6y7u8ı9o0pğüişlköjçhmgnfbvdcsxaz",
                "two lines\nof a text that is long enough\n",
            })
    void aTextIsNoSecret(String text) {
        assertThat(SecretQuality.fault(text.getBytes(StandardCharsets.UTF_8), SigningAlgorithm.HS256))
                .contains("is a text, as everybody's lists of known secrets hold them: a secret is random bytes");
    }

    @ParameterizedTest
    @CsvSource({"1, false", "15, false", "16, true", "17, true", "64, true"})
    void aSecretHasSixteenDifferentBytes(int different, boolean good) {
        byte[] secret = new byte[64];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) (0x80 + i % different);
        }

        assertThat(SecretQuality.fault(secret, SigningAlgorithm.HS256).isEmpty())
                .isEqualTo(good);
    }

    @Test
    void noKnownSecretIsTaken() throws IOException {
        List<byte[]> taken = knownSecrets()
                .filter(secret ->
                        SecretQuality.fault(secret, SigningAlgorithm.HS256).isEmpty())
                .toList();

        assertThat(taken).isEmpty();
    }

    /** A JWK's {@code k} is base64url, and what a list has in base64 is often meant to be decoded. */
    @Test
    void noKnownSecretIsTakenInBase64() throws IOException {
        List<byte[]> taken = knownSecrets()
                .flatMap(SecretQualityTest::decoded)
                .filter(secret ->
                        SecretQuality.fault(secret, SigningAlgorithm.HS256).isEmpty())
                .toList();

        assertThat(taken).isEmpty();
    }

    private static Stream<byte[]> decoded(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1).strip().replaceAll("=+$", "");
        return Stream.of(Base64.getDecoder(), Base64.getUrlDecoder()).flatMap(decoder -> {
            try {
                return Stream.of(decoder.decode(text));
            } catch (IllegalArgumentException noBase64) {
                return Stream.empty();
            }
        });
    }

    /** Each line as it is, and as it is where its line ends are taken for a part of it. */
    private static Stream<byte[]> knownSecrets() throws IOException {
        byte[] list = Files.readAllBytes(SharedFolder.vectors("jwt-secrets/jwt.secrets.list"));
        // One character for each byte: the list is in no single encoding.
        String[] lines = new String(list, StandardCharsets.ISO_8859_1).split("\n", -1);
        assertThat(lines).hasSizeGreaterThan(100_000);
        return Arrays.stream(lines)
                .flatMap(line -> Stream.of(line, line.strip()))
                .map(line -> line.getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
