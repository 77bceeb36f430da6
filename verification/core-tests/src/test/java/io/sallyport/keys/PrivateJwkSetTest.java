package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrivateJwkSetTest {
    private static final TestJwk RSA = TestJwk.privateKey(SigningAlgorithm.RS256);
    private static final TestJwk P_256 = TestJwk.privateKey(SigningAlgorithm.ES256);
    private static final TestJwk P_384 = TestJwk.privateKey(SigningAlgorithm.ES384);
    private static final TestJwk ED25519 = TestJwk.privateKey(SigningAlgorithm.EDDSA);
    private static final TestJwk SECRET = TestJwk.privateKey(SigningAlgorithm.HS256);

    @ParameterizedTest
    @EnumSource
    void aKeyOfEachAlgorithmIsRead(SigningAlgorithm algorithm) throws JwkException {
        List<GivenKey> keys = PrivateJwkSet.parse(TestJwk.privateKey(algorithm).json(), SigningAlgorithm.RS256);

        assertThat(keys)
                .containsExactly(new GivenKey(
                        Optional.of(new KeyId("key-" + algorithm.wireName())), algorithm, TestJwk.halves(algorithm)));
    }

    @ParameterizedTest
    @CsvSource({
        "RS256, RS256, RS256",
        "RS256, PS512, PS512",
        "RS256, ES256, RS256",
        "ES384, ES256, ES384",
        "EDDSA, RS256, EDDSA",
        "HS256, RS256, HS256"
    })
    void aKeyThatSaysNoAlgorithmHasThePreferredOneIfThatFits(
            SigningAlgorithm key, SigningAlgorithm preferred, SigningAlgorithm expected) throws JwkException {
        byte[] json = TestJwk.privateKey(key).without("alg").json();

        assertThat(PrivateJwkSet.parse(json, preferred))
                .extracting(GivenKey::algorithm)
                .containsExactly(expected);
    }

    @Test
    void aKeyWithoutANameIsCalledByItsThumbprint() throws JwkException {
        List<GivenKey> keys = PrivateJwkSet.parse(ED25519.without("kid").json(), SigningAlgorithm.RS256);

        assertThat(keys.get(0).id())
                .isEqualTo(Thumbprint.of(TestJwk.halves(SigningAlgorithm.EDDSA).verification()));
    }

    /** RFC 7638 §3.1. */
    @Test
    void theThumbprintIsTheOneOfTheStandardsExample() throws JwkException {
        Jwk example = new Jwk(Map.of(
                "kty",
                "RSA",
                "n",
                "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCi"
                        + "FV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8"
                        + "KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ"
                        + "-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
                "e",
                "AQAB"));

        assertThat(Thumbprint.of(JwkSet.publicKey(example, SigningAlgorithm.RS256)))
                .isEqualTo(new KeyId("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"));
    }

    @Test
    void aSecretHasNoThumbprint() {
        assertThatThrownBy(() ->
                        Thumbprint.of(TestJwk.halves(SigningAlgorithm.HS256).verification()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<String> privateMembersOfRsa() {
        return Stream.of("d", "p", "q", "dp", "dq", "qi");
    }

    @ParameterizedTest
    @MethodSource("privateMembersOfRsa")
    void eachPartOfAnRsaKeyIsOfThatKey(String member) {
        BigInteger other = new BigInteger(
                        1, Base64.getUrlDecoder().decode((String) RSA.members().get(member)))
                .add(BigInteger.TWO);

        assertThatThrownBy(() -> PrivateJwkSet.parse(RSA.with(member, other).json(), SigningAlgorithm.RS256))
                .isInstanceOf(JwkException.class)
                .hasMessage("key key-RS256 has parts that do not belong together");
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of(RSA.without("d"), "key key-RS256 is a public key (d is missing): give the private one"),
                Arguments.of(RSA.without("p"), "key key-RS256 has no text in p"),
                Arguments.of(
                        RSA.with("p", RSA.members().get("q")), "key key-RS256 has parts that do not belong together"),
                Arguments.of(
                        RSA.with("d", RSA.members().get("dp"))
                                .with("p", RSA.members().get("q")),
                        "key key-RS256 has parts that do not belong together"),
                Arguments.of(RSA.with("use", "enc"), "key key-RS256 is not for signatures (use)"),
                Arguments.of(RSA.with("key_ops", List.of("verify")), "key key-RS256 is not for signatures (key_ops)"),
                Arguments.of(P_256.with("d", "AAAA"), "key key-ES256 has 3 bytes in d, where 32 belong"),
                Arguments.of(P_256.with("d", TestJwk.text(new byte[32])), "key key-ES256 is no private key for ES256"),
                Arguments.of(
                        P_256.with("x", P_256.members().get("y")),
                        "key key-ES256 has a public half that is not its private half's"),
                Arguments.of(
                        ED25519.with("d", ED25519.members().get("x")),
                        "key key-EdDSA has a public half that is not its private half's"),
                Arguments.of(
                        SECRET.with("k", ""), "key key-HS256 is a secret without bytes (k) or without a name (kid)"),
                Arguments.of(
                        SECRET.without("kid"), "key number 1 is a secret without bytes (k) or without a name (kid)"),
                Arguments.of(
                        SECRET.with("k", TestJwk.text(new byte[31])),
                        "key key-HS256 has 31 bytes: a secret for HS256 has 32 or more"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void aKeyThatIsOfNoUseIsNamedWithWhatIsWrong(TestJwk key, String reason) {
        assertThatThrownBy(() -> PrivateJwkSet.parse(key.json(), SigningAlgorithm.RS256))
                .isInstanceOf(JwkException.class)
                .hasMessage(reason);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        byte[] set = TestJwk.set(RSA.without("d"), P_256, ED25519.with("use", "enc"));

        assertThatThrownBy(() -> PrivateJwkSet.parse(set, SigningAlgorithm.RS256))
                .hasMessage(
                        "key key-RS256 is a public key (d is missing): give the private one; key key-EdDSA is not for"
                                + " signatures (use)");
    }

    @Test
    void anEmptySetIsOfNoUse() {
        assertThatThrownBy(() ->
                        PrivateJwkSet.parse("{\"keys\":[]}".getBytes(StandardCharsets.UTF_8), SigningAlgorithm.RS256))
                .hasMessage("the key set is empty");
    }

    @Property(tries = 300)
    void aMemberThatIsTakenFromAnotherKeyIsFound(
            @ForAll @IntRange(max = 4) int one,
            @ForAll @IntRange(max = 4) int other,
            @ForAll @IntRange(max = 20) int member) {
        List<TestJwk> keys = List.of(RSA, P_256, P_384, ED25519, TestJwk.privateKey(SigningAlgorithm.ES512));
        List<String> names = keys.get(other).members().keySet().stream()
                .filter(name -> !List.of("kid", "use").contains(name))
                .toList();
        String name = names.get(member % names.size());
        TestJwk mixed = keys.get(one).with(name, keys.get(other).members().get(name));
        Assume.that(keys.get(one).members().containsKey(name) && !mixed.equals(keys.get(one)));

        assertThatThrownBy(() -> PrivateJwkSet.parse(mixed.json(), SigningAlgorithm.RS256))
                .isInstanceOf(JwkException.class);
    }

    @Property(tries = 200)
    void aPublicKeyWithAnythingPrivateInItIsRefused(
            @ForAll SigningAlgorithm algorithm, @ForAll @IntRange(max = 7) int member, @ForAll String value) {
        List<String> names = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
        TestJwk spoiled = TestJwk.publicKey(algorithm).with(names.get(member), value);

        assertThatThrownBy(() -> JwkSet.parsePublic(
                        TestJwk.set(TestJwk.publicKey(SigningAlgorithm.ES384).with("kid", "good"), spoiled),
                        EnumSet.allOf(SigningAlgorithm.class)))
                .isInstanceOf(JwkException.class);
    }

    @Test
    void noKeyIsPrinted() throws JwkException {
        assertThat(PrivateJwkSet.parse(P_256.json(), SigningAlgorithm.RS256).get(0))
                .hasToString("GivenKey[redacted]");
    }
}
