package io.sallyport.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Group A against an application whose key is for HS256: the whole MAC counts, and it is never said. */
class MacAttacksTest {
    private static final TestTokens TOKENS = TestTokens.signedWith(TestKeys.accessTokenKey(SigningAlgorithm.HS256));
    private static final KeyId OURS =
            TestKeys.accessTokenKey(SigningAlgorithm.HS256).id();

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION =
            new AttackedApplication(ANSWERS, new TestKeys(SigningAlgorithm.HS256), Map.of());

    @Test
    void aGenuineTokenIsAdmitted() {
        APPLICATION.admits(TOKENS.compact());
    }

    @Attack("A01")
    @Test
    void a01RefusesTheAlgorithmNone() {
        APPLICATION.refuses(TestTokens.unsigned(OURS).compact());
        APPLICATION.refuses(TOKENS.headerMember("alg", "none").compact());
    }

    @Attack("A08")
    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "password", "12345678901234567890123456789012"})
    void a08RefusesAMacOfAGuessableSecret(String secret) {
        APPLICATION.refuses(
                TestTokens.macWith("HS256", OURS, secret.getBytes(UTF_8)).compact());
    }

    @Attack("A10")
    @ParameterizedTest
    @ValueSource(strings = {"HS384", "HS512"})
    void a10RefusesOurOwnSecretWithAnotherAlgorithm(String algorithm) {
        byte[] secret = TestKeys.accessTokenKey(SigningAlgorithm.HS256).bytes();

        APPLICATION.refuses(TestTokens.macWith(algorithm, OURS, secret).compact());
        APPLICATION.refuses(TestTokens.macWith(algorithm, OURS, secret)
                .headerMember("alg", "HS256")
                .compact());
    }

    @Attack("A15")
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 10, 16, 20, 24, 31, 33, 64})
    void a15RefusesAMacThatIsCutOrLonger(int bytes) {
        APPLICATION.refuses(
                TOKENS.signature(genuine -> Arrays.copyOf(genuine, bytes)).compact());
    }

    @Attack("A27")
    @Test
    void a27NeverSaysWhatTheMacShouldBe() {
        byte[][] expected = {new byte[0]};
        String forged = TOKENS.subject("mallory")
                .signature(genuine -> {
                    expected[0] = genuine;
                    return new byte[genuine.length];
                })
                .compact();

        Exchange exchange = APPLICATION.refuses(forged);

        List<String> spellings = List.of(
                AttackKeys.base64Url(expected[0]),
                Base64.getEncoder().encodeToString(expected[0]),
                HexFormat.of().formatHex(expected[0]),
                Arrays.toString(expected[0]));
        assertThat(exchange.everythingSaid()).doesNotContain(spellings);
        assertThat(APPLICATION.log().text()).doesNotContain(spellings);
    }
}
