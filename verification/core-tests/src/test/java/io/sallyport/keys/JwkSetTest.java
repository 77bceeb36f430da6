package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.SigningAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetTest {
    private static final Set<SigningAlgorithm> ALL = EnumSet.allOf(SigningAlgorithm.class);
    private static final TestJwk RSA = TestJwk.publicKey(SigningAlgorithm.RS256);
    private static final TestJwk P_256 = TestJwk.publicKey(SigningAlgorithm.ES256);
    private static final TestJwk ED25519 = TestJwk.publicKey(SigningAlgorithm.EDDSA);

    @Nested
    class GoodKeys {
        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"HS256", "HS384", "HS512"})
        void areTakenWithTheirNameAndAlgorithm(SigningAlgorithm algorithm) throws JwkException {
            JwkSet set = JwkSet.parsePublic(TestJwk.set(TestJwk.publicKey(algorithm)), ALL);

            assertThat(set.skipped()).isEmpty();
            assertThat(set.keys()).singleElement().satisfies(key -> {
                assertThat(key.id().value()).isEqualTo("key-" + algorithm.wireName());
                assertThat(key.algorithm()).isEqualTo(algorithm);
                assertThat(key.key()).isEqualTo(TestJwk.halves(algorithm).verification());
            });
        }

        @Test
        void mayStandAloneWithoutASet() throws JwkException {
            assertThat(JwkSet.parsePublic(P_256.json(), ALL).keys()).hasSize(1);
        }

        @Test
        void mayHaveMembersThatNobodyHereKnows() throws JwkException {
            TestJwk key = P_256.with("x5t", "AAAA").with("ext", true).with("custom", Map.of("a", List.of(1)));

            assertThat(JwkSet.parsePublic(TestJwk.set(key), ALL).keys()).hasSize(1);
        }

        @Test
        void mayBeNone() throws JwkException {
            assertThat(JwkSet.parsePublic(TestJwk.set(), ALL)).isEqualTo(new JwkSet(List.of(), List.of()));
        }

        @ParameterizedTest
        @CsvSource({"ES256", "ES384", "ES512", "EDDSA"})
        void haveTheAlgorithmOfTheirCurveWhereTheySayNone(SigningAlgorithm algorithm) throws JwkException {
            TestJwk key = TestJwk.publicKey(algorithm).without("alg").without("use");

            assertThat(JwkSet.parsePublic(TestJwk.set(key), ALL).keys())
                    .extracting(VerificationKey::algorithm)
                    .containsExactly(algorithm);
        }

        @Test
        void haveTheOneAlgorithmOfRsaThatIsAllowedWhereTheySayNone() throws JwkException {
            TestJwk key = RSA.without("alg");
            Set<SigningAlgorithm> allowed = EnumSet.of(SigningAlgorithm.PS384, SigningAlgorithm.ES256);

            assertThat(JwkSet.parsePublic(TestJwk.set(key), allowed).keys())
                    .extracting(VerificationKey::algorithm)
                    .containsExactly(SigningAlgorithm.PS384);
        }

        @Test
        void standBesideSkippedOnes() throws JwkException {
            JwkSet set = JwkSet.parsePublic(TestJwk.set(RSA.with("use", "enc"), P_256), ALL);

            assertThat(set.keys()).extracting(VerificationKey::algorithm).containsExactly(SigningAlgorithm.ES256);
            assertThat(set.skipped()).containsExactly("key key-RS256 is not for signatures (use)");
        }
    }

    @Nested
    class SkippedKeys {
        static Stream<Arguments> unusable() {
            return Stream.of(
                    Arguments.of(RSA.without("kid"), "key number 1 has no name (kid)"),
                    Arguments.of(
                            RSA.with("kid", "k".repeat(500)),
                            "key number 1 has a name (kid) that cannot be used here: kid must have 1 to 128 characters,"
                                    + " got 500"),
                    Arguments.of(RSA.with("kid", 7), "key number 1 has no text in kid"),
                    Arguments.of(RSA.with("use", "enc"), "key key-RS256 is not for signatures (use)"),
                    Arguments.of(RSA.with("use", List.of("sig")), "key key-RS256 is not for signatures (use)"),
                    Arguments.of(
                            RSA.with("key_ops", List.of("encrypt")), "key key-RS256 is not for signatures (key_ops)"),
                    Arguments.of(RSA.with("key_ops", "verify"), "key key-RS256 is not for signatures (key_ops)"),
                    Arguments.of(
                            RSA.without("alg"),
                            "key key-RS256 says no algorithm (alg), and several allowed ones would do"),
                    Arguments.of(
                            RSA.with("alg", "none"), "key key-RS256 has an algorithm (alg) that signs no tokens here"),
                    Arguments.of(RSA.with("alg", 256), "key key-RS256 has no text in alg"),
                    Arguments.of(
                            RSA.with("alg", "HS256"),
                            "key key-RS256 has an algorithm (alg) that does not belong to its kind or curve (kty, crv)"),
                    Arguments.of(
                            P_256.with("alg", "ES512"),
                            "key key-ES256 has an algorithm (alg) that does not belong to its kind or curve (kty, crv)"),
                    Arguments.of(
                            P_256.with("crv", "P-384"),
                            "key key-ES256 has an algorithm (alg) that does not belong to its kind or curve (kty, crv)"),
                    Arguments.of(
                            P_256.with("crv", "P-384").with("alg", "ES384"),
                            "key key-ES256 has 32 bytes in x, where 48 belong"),
                    Arguments.of(
                            P_256.with("kty", "RSA"),
                            "key key-ES256 has an algorithm (alg) that does not belong to its kind or curve (kty, crv)"),
                    Arguments.of(
                            P_256.with("kty", "oct").with("alg", "HS256"),
                            "key key-ES256 is a secret and has nothing that is public"),
                    Arguments.of(
                            P_256.with("crv", "secp256k1").without("alg"),
                            "key key-ES256 is of a kind or on a curve (kty, crv) that no allowed algorithm has"),
                    Arguments.of(P_256.without("y"), "key key-ES256 has no text in y"),
                    Arguments.of(
                            P_256.with("x", TestJwk.text(new byte[32])),
                            "key key-ES256 is a point that is not on its curve P-256"),
                    Arguments.of(
                            P_256.with("x", TestJwk.text(new byte[33])),
                            "key key-ES256 has 33 bytes in x, where 32 belong"),
                    Arguments.of(
                            ED25519.with("x", TestJwk.text(new byte[31])),
                            "key key-EdDSA has 31 bytes in x, where 32 belong"),
                    Arguments.of(
                            ED25519.with("x", TestJwk.text(new byte[32])),
                            "key key-EdDSA is a point for which anybody can sign, or none of its curve"),
                    Arguments.of(
                            ED25519.with("crv", "Ed448").without("alg"),
                            "key key-EdDSA is of a kind or on a curve (kty, crv) that no allowed algorithm has"),
                    Arguments.of(RSA.with("n", "AA=="), "key key-RS256 has no canonical base64url in n"),
                    Arguments.of(RSA.with("n", "AB"), "key key-RS256 has no canonical base64url in n"),
                    Arguments.of(RSA.with("n", "+"), "key key-RS256 has no base64url in n"),
                    Arguments.of(RSA.with("n", ""), "key key-RS256 has 0 bits: an RSA key has 2048 to 16384"));
        }

        @ParameterizedTest
        @MethodSource("unusable")
        void areNamedWithWhatIsWrong(TestJwk key, String reason) throws JwkException {
            JwkSet set = JwkSet.parsePublic(TestJwk.set(key), ALL);

            assertThat(set.keys()).isEmpty();
            assertThat(set.skipped()).containsExactly(reason);
        }

        @Test
        void areThoseOfAnAlgorithmThatIsNotAllowed() throws JwkException {
            JwkSet set = JwkSet.parsePublic(TestJwk.set(RSA), EnumSet.of(SigningAlgorithm.PS256));

            assertThat(set.keys()).isEmpty();
            assertThat(set.skipped()).containsExactly("key key-RS256 is for RS256, which is not allowed");
        }
    }

    @Nested
    class RefusedSets {
        @ParameterizedTest
        @EnumSource(SigningAlgorithm.class)
        void holdAPrivateKey(SigningAlgorithm algorithm) {
            assertRefused(
                    TestJwk.set(TestJwk.privateKey(algorithm)),
                    "the key set holds a private key or a secret that everybody can read now: whoever publishes it must"
                            + " replace that key");
        }

        @ParameterizedTest
        @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
        void holdAnyPrivateMemberInAnyKey(String member) {
            assertRefused(
                    TestJwk.set(RSA, P_256.with(member, "")),
                    "the key set holds a private key or a secret that everybody can read now: whoever publishes it must"
                            + " replace that key");
        }

        @Test
        void holdTwoKeysOfOneName() {
            assertRefused(
                    TestJwk.set(RSA, P_256.with("kid", "key-RS256")), "the key set has two keys of one name (kid)");
            assertRefused(TestJwk.set(RSA, RSA.with("use", "enc")), "the key set has two keys of one name (kid)");
        }

        @Test
        void holdSecretsBesideKeyPairs() {
            assertRefused(
                    TestJwk.set(RSA, TestJwk.publicKey(SigningAlgorithm.HS256)),
                    "the key set holds secrets (oct) beside key pairs");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "''|the key set is not the JSON that it must be: the JSON text is no object",
                    "[]|the key set is not the JSON that it must be: the JSON text is no object",
                    "{}|the key set has no list of keys (keys)",
                    "{\"keys\":{}}|the key set has no list of keys (keys)",
                    "{\"keys\":[[]]}|the key set has something among its keys that is no object",
                    "{\"keys\":[],\"keys\":[]}|the key set is not the JSON that it must be: a JSON object has two members"
                            + " of one name",
                    "{\"keys\":[{\"a\":[[[[[[1]]]]]]}]}|the key set is not the JSON that it must be: the JSON text nests"
                            + " too deep",
                })
        void areNoSets(String json, String reason) {
            assertRefused(json.getBytes(StandardCharsets.UTF_8), reason);
        }

        @Test
        void areTooLong() throws JwkException {
            assertThat(JwkSet.parsePublic(padded(256 * 1024 - 1), ALL).keys()).hasSize(1);
            assertThat(JwkSet.parsePublic(padded(256 * 1024), ALL).keys()).hasSize(1);
            assertRefused(padded(256 * 1024 + 1), "the key set has 262145 bytes: at most 262144 are read");
        }

        @Test
        void haveTooManyKeys() throws JwkException {
            assertThat(JwkSet.parsePublic(many(99), ALL).keys()).hasSize(99);
            assertThat(JwkSet.parsePublic(many(100), ALL).keys()).hasSize(100);
            assertRefused(many(101), "the key set has 101 keys: at most 100 are read");
        }

        private static byte[] many(int count) {
            return TestJwk.set(Stream.iterate(0, i -> i + 1)
                    .limit(count)
                    .map(i -> ED25519.with("kid", "k" + i))
                    .toArray(TestJwk[]::new));
        }

        private static byte[] padded(int length) {
            byte[] json = TestJwk.set(P_256);
            return (new String(json, StandardCharsets.UTF_8) + " ".repeat(length - json.length))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void noKeyIsShown() throws JwkException {
        JwkSet set = JwkSet.parsePublic(TestJwk.set(P_256), ALL);

        assertThat(set.toString()).doesNotContain((String) P_256.members().get("x"));
    }

    private static void assertRefused(byte[] json, String reason) {
        assertThatThrownBy(() -> JwkSet.parsePublic(json, ALL))
                .isInstanceOf(JwkException.class)
                .hasMessage(reason);
    }
}
