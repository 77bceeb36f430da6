package io.sallyport.attacks;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.KeyId;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group C: nothing that a token's header says chooses a key but a name that is known. */
class HeaderAttacksTest {
    private static final KeyPair ATTACKER = AttackKeys.rsa();
    private static final KeyId OURS = TestKeys.accessTokenKey().id();
    private static final TestTokens FORGED = TestTokens.signedWith(OURS, ATTACKER);

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = new AttackedApplication(ANSWERS);

    @RegisterExtension
    static final LoopbackListener LISTENER = new LoopbackListener();

    @Attack("C01")
    @Test
    void c01RefusesAKeyThatTheTokenBrings() {
        Map<String, Object> jwk = AttackKeys.jwk((RSAPublicKey) ATTACKER.getPublic());

        refusesHoweverSigned("jwk", jwk);
        APPLICATION.refuses(
                FORGED.withoutHeaderMember("kid").headerMember("jwk", jwk).compact());
        APPLICATION.refuses(TestTokens.signedWith(new KeyId("evil"), ATTACKER)
                .headerMember("jwk", jwk)
                .compact());
    }

    @Attack("C02")
    @Test
    void c02RefusesASecretThatTheTokenBrings() {
        byte[] secret = "a secret that the attacker chose".getBytes(UTF_8);
        Map<String, Object> jwk = Map.of("kty", "oct", "k", AttackKeys.base64Url(secret));

        for (KeyId id : List.of(OURS, new KeyId("evil"))) {
            APPLICATION.refuses(
                    TestTokens.macWith(id, secret).headerMember("jwk", jwk).compact());
        }
        APPLICATION.refuses(TestTokens.macWith(OURS, secret)
                .withoutHeaderMember("kid")
                .headerMember("jwk", jwk)
                .compact());
    }

    @Attack("C03")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:PORT/jwks.json",
                "http://127.0.0.1:PORT/jwks.json",
                "https://depot.example@127.0.0.1:PORT/jwks.json",
                "http://depot.example@localhost:PORT/",
                "https://depot.example.127.0.0.1:PORT/auth/jwks.json",
                "http://[::1]:PORT/jwks.json",
                "file:///etc/passwd",
                "jar:http://127.0.0.1:PORT/a.jar!/jwks.json",
                "//127.0.0.1:PORT/jwks.json",
                "/auth/jwks.json"
            })
    void c03RefusesAKeySetThatTheTokenPointsAt(String url) {
        refusesHoweverSigned("jku", url.replace("PORT", Integer.toString(LISTENER.port())));
    }

    @Attack("C04")
    @Test
    void c04RefusesCertificatesThatTheTokenBringsOrPointsAt() {
        refusesHoweverSigned("x5u", "http://127.0.0.1:" + LISTENER.port() + "/chain.pem");
        refusesHoweverSigned("x5c", List.of("MIIBszCCAVmgAwIBAgIUEvil", "AAAA"));
        refusesHoweverSigned("x5c", List.of());
        refusesHoweverSigned("x5t", "AAAAAAAAAAAAAAAAAAAAAAAAAAA");
        refusesHoweverSigned("x5t#S256", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    }

    @Attack("C05")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "/dev/null",
                "/etc/passwd",
                "..\\\\..\\\\..\\\\nul",
                "C:\\\\Windows\\\\win.ini",
                "file:///dev/null",
                "../test-rsa",
                "./test-rsa",
                "test-rsa/../test-rsa",
                "..%2f..%2fdev%2fnull",
                "test-rsa\\u0000.pem",
                "."
            })
    void c05RefusesKeyIdsThatArePaths(String kid) {
        APPLICATION.refuses(TestTokens.macWith(OURS, new byte[0])
                .headerText("kid", "\"" + kid + "\"")
                .compact());
        APPLICATION.refuses(TOKENS.headerText("kid", "\"" + kid + "\"").compact());
    }

    @Attack("C06")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "' UNION SELECT 'AAAA';--",
                "test-rsa' OR '1'='1",
                "test-rsa'; drop table sallyport_key; --",
                "*)(uid=*",
                "*",
                ";sleep 10",
                "`sleep 10`",
                "$(sleep 10)",
                "|id",
                "${jndi:ldap://127.0.0.1:PORT/a}",
                "ldap://127.0.0.1:PORT/a",
                "rmi://127.0.0.1:PORT/a",
                "{{7*7}}",
                "#{7*7}",
                "<%= 7*7 %>",
                "test-rsa\\r\\nforged line"
            })
    void c06RefusesKeyIdsThatWantToBeRead(String kid) {
        String text = "\"" + kid.replace("PORT", Integer.toString(LISTENER.port())) + "\"";

        APPLICATION.refuses(TOKENS.headerText("kid", text).compact());
        APPLICATION.refuses(FORGED.headerText("kid", text).compact());
        assertThat(APPLICATION.log().text()).doesNotContain("\nforged line", "\rforged line");
    }

    @Attack("C07")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "0",
                "true",
                "null",
                "[]",
                "[\"test-rsa\"]",
                "{}",
                "{\"test-rsa\":1}",
                "\"\"",
                "\"\\u0000\"",
                "\"test-rsa\\u0000\""
            })
    void c07RefusesKeyIdsOfAnotherKind(String kid) {
        APPLICATION.refuses(TOKENS.headerText("kid", kid).compact());
    }

    @Attack("C07")
    @ParameterizedTest
    @ValueSource(ints = {65, 1_000, 20_000})
    void c07RefusesAnEndlessKeyId(int length) {
        APPLICATION.refuses(TOKENS.headerMember("kid", "k".repeat(length)).compact());
    }

    @Attack("C08")
    @ParameterizedTest
    @ValueSource(
            strings = {"TEST-RSA", "Test-rsa", " test-rsa", "test-rsa ", "test-rs", "test-rsaa", "test-mac", "unknown"})
    void c08RefusesKeyIdsThatAreAlmostRight(String kid) {
        APPLICATION.refuses(TOKENS.headerMember("kid", kid).compact());
    }

    @Attack("C09")
    @Test
    void c09AFloodOfKeyIdsReadsTheKeysOnceInAnInterval() {
        CountedKeys keys = new CountedKeys();
        try (AttackedApplication flooded = new AttackedApplication(ANSWERS, keys, Map.of())) {
            int atStart = keys.reads();
            Random random = new Random(42);

            flood(flooded, random, 100);
            assertThat(keys.reads()).as("within the interval").isEqualTo(atStart);

            flooded.application().clock().advance(Duration.ofSeconds(11));
            flood(flooded, random, 1);
            int afterOneReload = keys.reads();
            flood(flooded, random, 10_000);

            assertThat(afterOneReload).isGreaterThan(atStart).isLessThanOrEqualTo(2 * atStart);
            assertThat(keys.reads()).isEqualTo(afterOneReload);
        }
    }

    @Attack("C10")
    @Test
    void c10RefusesATokenThatNamesNoKey() {
        APPLICATION.refuses(TOKENS.withoutHeaderMember("kid").compact());
        APPLICATION.refuses(FORGED.withoutHeaderMember("kid").compact());
    }

    @Attack("C11")
    @Test
    void c11RefusesWhatTheTokenSaysMustBeUnderstood() {
        APPLICATION.refuses(TOKENS.headerMember("crit", List.of("unknown"))
                .headerMember("unknown", 1L)
                .compact());
        APPLICATION.refuses(TOKENS.headerMember("crit", List.of("http://example.com/UNDEFINED"))
                .headerMember("http://example.com/UNDEFINED", true)
                .compact());
    }

    @Attack("C12")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "\"b64\"",
                "{}",
                "[1]",
                "[null]",
                "[\"\"]",
                "[\"b64\"]",
                "[\"b64\",\"b64\"]",
                "[\"absent\"]",
                "[\"alg\"]",
                "[\"exp\"]",
                "[\"kid\",\"typ\"]",
                "true",
                "[[\"alg\"]]"
            })
    void c12RefusesEveryFormOfCrit(String crit) {
        APPLICATION.refuses(TOKENS.headerText("crit", crit).compact());
        APPLICATION.refuses(
                TOKENS.headerText("crit", crit).headerMember("b64", true).compact());
    }

    @Attack("C13")
    @Test
    void c13RefusesAPayloadThatIsNotEncoded() {
        TestTokens unencoded = TOKENS.headerMember("b64", false);
        TestTokens critical = unencoded.headerMember("crit", List.of("b64"));

        for (TestTokens tokens : List.of(unencoded, critical)) {
            APPLICATION.refuses(tokens.compact());
            APPLICATION.refuses(tokens.signingInput(input -> input.substring(0, input.indexOf('.') + 1) + "payload")
                    .compact());
            APPLICATION.refuses(
                    tokens.signingInput(input -> input.substring(0, input.indexOf('.') + 1) + TOKENS.claims())
                            .compact(),
                    Refusal.MALFORMED);
        }
        APPLICATION.refuses(TOKENS.headerMember("b64", true).compact());
    }

    @Attack("C14")
    @ParameterizedTest
    @MethodSource("membersOfEncryption")
    void c14RefusesMembersThatBelongToEncryption(String name, String json) {
        APPLICATION.refuses(TOKENS.headerText(name, json).compact());
    }

    static Stream<Arguments> membersOfEncryption() {
        return Stream.of(
                Arguments.of("zip", "\"DEF\""),
                Arguments.of("zip", "null"),
                Arguments.of("enc", "\"A256GCM\""),
                Arguments.of("epk", "{\"kty\":\"EC\"}"),
                Arguments.of("p2c", "1"),
                Arguments.of("iv", "\"\""),
                Arguments.of("tag", "\"\""));
    }

    @Attack("C15")
    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt"})
    void c15RefusesATokenInAToken(String contentType) {
        TestTokens outer = TOKENS.payload(TOKENS.compact().getBytes(UTF_8));

        APPLICATION.refuses(outer.headerMember("cty", contentType).compact());
        APPLICATION.refuses(outer.compact());
        APPLICATION.refuses(TOKENS.headerMember("cty", contentType).compact());
    }

    /** By the attacker, who cannot do better, and with the genuine key, so that nothing but this member is wrong. */
    private static void refusesHoweverSigned(String name, Object value) {
        APPLICATION.refuses(FORGED.headerMember(name, value).compact());
        APPLICATION.refuses(TOKENS.headerMember(name, value).compact());
    }

    /** Signed by what costs the attacker least, since nobody comes to check it. */
    private static void flood(AttackedApplication flooded, Random random, int count) {
        TestTokens cheap = TestTokens.macWith(OURS, new byte[32]).headerMember("alg", "RS256");
        for (int i = 0; i < count; i++) {
            flooded.refuses(cheap.headerMember(
                            "kid", Long.toString(random.nextLong(), 36).replace('-', '_'))
                    .compact());
        }
    }
}
