package io.sallyport.attacks;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.internal.json.JsonWriter;
import io.sallyport.model.KeyId;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group A against an application whose key is for RS256: the algorithm is the key's, and the signature counts. */
class SignatureAttacksTest {
    private static final KeyId OURS = TestKeys.accessTokenKey().id();
    private static final RSAPublicKey PUBLIC = AttackKeys.victim();

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = new AttackedApplication(ANSWERS);

    @Attack("A01")
    @Test
    void a01RefusesTheAlgorithmNone() {
        APPLICATION.refuses(TestTokens.unsigned(OURS).compact());
        APPLICATION.refuses(TestTokens.unsigned(OURS).withoutHeaderMember("kid").compact());
    }

    @Attack("A02")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "None",
                "NONE",
                "nOnE",
                "noNE",
                "none ",
                " none",
                "\\u006eone",
                "NoNe\\u0000",
                "none\\u0000",
                "",
                "null",
                "rs256",
                "Rs256",
                "RS256 ",
                " RS256",
                "RS256\\u0000",
                "\\u0052S256\\u200b"
            })
    void a02RefusesEverySpellingOfNoneAndEveryOtherOfOurs(String alg) {
        String text = "\"" + alg + "\"";

        APPLICATION.refuses(TestTokens.unsigned(OURS).headerText("alg", text).compact());
        APPLICATION.refuses(TOKENS.headerText("alg", text).compact());
        APPLICATION.refuses(withSignatureOf(TOKENS, TOKENS.headerText("alg", text)));
    }

    @Test
    void takesAnEscapeForTheLetterThatItIs() {
        APPLICATION.admits(TOKENS.headerText("alg", "\"\\u0052S256\"").compact());
    }

    @Attack("A03")
    @Test
    void a03RefusesNoneBesideAGenuineSignature() {
        APPLICATION.refuses(withSignatureOf(TOKENS, TestTokens.unsigned(OURS)));
        APPLICATION.refuses(TOKENS.headerMember("alg", "none").compact());
    }

    @Attack("A04")
    @Test
    void a04RefusesTwoSegments() {
        String good = TOKENS.compact();
        String none = TestTokens.unsigned(OURS).compact();

        APPLICATION.refuses(good.substring(0, good.lastIndexOf('.')));
        APPLICATION.refuses(none.substring(0, none.lastIndexOf('.')));
    }

    @Attack("A05")
    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "1", "true", "false", "[\"RS256\"]", "[]", "{}", "{\"RS256\":1}", "256"})
    void a05RefusesAnAlgorithmThatIsNoText(String alg) {
        APPLICATION.refuses(TOKENS.headerText("alg", alg).compact());
        APPLICATION.refuses(TestTokens.unsigned(OURS).headerText("alg", alg).compact());
    }

    @Attack("A05")
    @Test
    void a05RefusesATokenWithoutAnAlgorithm() {
        APPLICATION.refuses(TOKENS.withoutHeaderMember("alg").compact());
    }

    @Attack("A06")
    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void a06RefusesAMacMadeWithThePublicKeyAsPem(String algorithm) {
        String pem = AttackKeys.pem(PUBLIC);

        for (String secret : List.of(pem, pem.stripTrailing(), pem.replace("\n", "\r\n"), pem + "\n")) {
            refusesMac(algorithm, secret.getBytes(UTF_8));
        }
    }

    @Attack("A07")
    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void a07RefusesAMacMadeWithThePublicKeyInAnyOtherForm(String algorithm) {
        byte[] modulus = PUBLIC.getModulus().toByteArray();

        refusesMac(algorithm, PUBLIC.getEncoded());
        refusesMac(algorithm, Base64.getEncoder().encode(PUBLIC.getEncoded()));
        refusesMac(algorithm, modulus);
        refusesMac(algorithm, Arrays.copyOfRange(modulus, 1, modulus.length));
        refusesMac(algorithm, APPLICATION.application().sallyport().keySet().getBytes(UTF_8));
        refusesMac(
                algorithm,
                JsonWriter.object()
                        .put("jwk", AttackKeys.jwk(PUBLIC))
                        .text()
                        .replaceFirst("^\\{\"jwk\":(.*)}$", "$1")
                        .getBytes(UTF_8));
    }

    @Attack("A08")
    @ParameterizedTest
    @ValueSource(
            strings = {"", "secret", "password", "changeme", "your-256-bit-secret", "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ"
            })
    void a08RefusesAMacOfAGuessableSecret(String secret) {
        for (String algorithm : List.of("HS256", "HS384", "HS512")) {
            refusesMac(algorithm, secret.getBytes(UTF_8));
        }
    }

    @Attack("A09")
    @ParameterizedTest
    @CsvSource({
        "RS384,RSA,2048",
        "RS512,RSA,2048",
        "PS256,RSA,2048",
        "PS384,RSA,2048",
        "PS512,RSA,2048",
        "ES256,EC,256",
        "ES384,EC,384",
        "ES512,EC,521",
        "EdDSA,Ed25519,255"
    })
    void a09RefusesAKeyOfAnotherFamily(String algorithm, String kind, int size) {
        KeyPair pair = AttackKeys.make(kind, size);

        APPLICATION.refuses(
                TestTokens.signedWith(algorithm, OURS, pair.getPrivate()).compact());
        APPLICATION.refuses(TestTokens.signedWith(algorithm, new KeyId("other"), pair.getPrivate())
                .compact());
    }

    @Attack("A09")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ES256K",
                "Ed25519",
                "Ed448",
                "HS1",
                "RS1",
                "RSA1_5",
                "RSA-OAEP",
                "dir",
                "A256GCM",
                "PBES2-HS256+A128KW"
            })
    void a09RefusesAlgorithmsThatNoKeyHereHas(String algorithm) {
        APPLICATION.refuses(TOKENS.headerMember("alg", algorithm).compact());
    }

    @Attack("A10")
    @ParameterizedTest
    @ValueSource(strings = {"PS256", "PS384", "PS512", "RS384", "RS512"})
    void a10RefusesOurOwnKeyWithAnotherAlgorithm(String algorithm) {
        APPLICATION.refuses(TestTokens.signedWith(algorithm, OURS, AttackKeys.victimPrivate())
                .compact());
    }

    @Attack("A14")
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 128, 255, 257, 512, 1000})
    void a14RefusesASignatureOfAnotherLength(int bytes) {
        APPLICATION.refuses(
                TOKENS.signature(genuine -> Arrays.copyOf(genuine, bytes)).compact());
        APPLICATION.refuses(TOKENS.signature(genuine -> new byte[bytes]).compact());
        APPLICATION.refuses(TOKENS.signature(genuine -> {
                    byte[] longer = new byte[genuine.length + 1];
                    System.arraycopy(genuine, 0, longer, 1, genuine.length);
                    return longer;
                })
                .compact());
    }

    @Attack("A14")
    @Test
    void a14RefusesAnEmptySignature() {
        APPLICATION.refuses(TOKENS.signature(genuine -> new byte[0]).compact());
    }

    @Attack("A25")
    @Test
    void a25RefusesAPayloadBesideTheSignatureOfAnother() {
        APPLICATION.refuses(withSignatureOf(TOKENS, TOKENS.subject("mallory")));
        APPLICATION.refuses(withSignatureOf(TOKENS, TOKENS.roles("admin")));
        APPLICATION.refuses(withSignatureOf(TOKENS.subject("bob"), TOKENS));
        APPLICATION.refuses(withSignatureOf(TOKENS.type("application/at+jwt"), TOKENS));
    }

    @Attack("A26")
    @ParameterizedTest
    @MethodSource("tokensWithBadClaims")
    void a26SaysNothingOfTheClaimsOfABadlySignedToken(TestTokens tokens) {
        APPLICATION.refuses(TestTokens.signedWith(OURS, AttackKeys.rsa())
                .payload(tokens.claims().getBytes(UTF_8))
                .compact());
        APPLICATION.refuses(withSignatureOf(TOKENS, tokens));
    }

    static Stream<TestTokens> tokensWithBadClaims() {
        return Stream.of(
                TOKENS.issuedAt(TestTokens.NOON.minus(Duration.ofHours(2))),
                TOKENS.issuedAt(TestTokens.NOON.plus(Duration.ofHours(2))),
                TOKENS.session("\ud83d\ude00"),
                TOKENS.claimText("exp", "{"));
    }

    @Attack("A27")
    @Test
    void a27NeverSaysWhatTheSignatureShouldBe() {
        TestTokens mallory = TOKENS.subject("mallory");
        String expected = mallory.compact().substring(mallory.compact().lastIndexOf('.') + 1);

        Exchange exchange = APPLICATION.refuses(
                mallory.signature(genuine -> new byte[genuine.length]).compact());

        assertThat(exchange.everythingSaid()).doesNotContain(expected, expected.substring(0, 16));
        assertThat(APPLICATION.log().text()).doesNotContain(expected.substring(0, 16));
    }

    private static void refusesMac(String algorithm, byte[] secret) {
        APPLICATION.refuses(TestTokens.macWith(algorithm, OURS, secret).compact());
        APPLICATION.refuses(
                TestTokens.macWith(algorithm, new KeyId("other"), secret).compact());
        APPLICATION.refuses(TestTokens.macWith(algorithm, OURS, secret)
                .headerMember("alg", "RS256")
                .compact());
    }

    /** Header and payload of one token, and another's signature. */
    private static String withSignatureOf(TestTokens signed, TestTokens said) {
        String text = said.compact();
        String genuine = signed.compact();
        return text.substring(0, text.lastIndexOf('.')) + genuine.substring(genuine.lastIndexOf('.'));
    }
}
