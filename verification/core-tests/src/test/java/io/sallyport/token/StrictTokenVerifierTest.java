package io.sallyport.token;

import static io.sallyport.token.TestVerifier.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.jose.JoseSignatureVerifier;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.keys.TestRing;
import io.sallyport.model.KeyId;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.StoredKey;
import io.sallyport.model.TokenId;
import io.sallyport.spi.KeySource;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictTokenVerifierTest {
    private static final TestTokens GOOD = TestTokens.signedWith(TestKeys.accessTokenKey());
    private static final KeyId KEY = TestKeys.accessTokenKey().id();
    private static final KeyPair FOREIGN = rsaPair();

    private final SteppingClock clock = TestVerifier.noon();
    private final TokenVerifier verifier = TestVerifier.forAdmission(clock);

    @Test
    void acceptsAGoodTokenAndSaysWhatItSays() {
        VerifiedToken token = verifier.verify(
                        GOOD.roles("clerk", "admin").generation(7).compact())
                .fold(verified -> verified, code -> {
                    throw new AssertionError(code);
                });

        assertThat(token.subject().value()).isEqualTo("alice");
        assertThat(token.username()).isEqualTo("alice");
        assertThat(token.own().orElseThrow().id().value()).isEqualTo("test-session");
        assertThat(token.id()).contains(new TokenId("test-token"));
        assertThat(token.own().orElseThrow().generation().number()).isEqualTo(7);
        assertThat(token.roles()).extracting(role -> role.name()).containsExactlyInAnyOrder("clerk", "admin");
        assertThat(token.fingerprint()).contains(TestTokens.FINGERPRINT.hash());
        assertThat(token.own().orElseThrow().signedInAt()).isEqualTo(TestTokens.NOON);
        assertThat(token.expiresAt()).isEqualTo(TestTokens.NOON.plus(Duration.ofMinutes(5)));
        assertThat(token.reference().issuer()).isEqualTo("urn:sallyport:sallyport");
        assertThat(token.reference().session())
                .contains(token.own().orElseThrow().id());
        assertThat(token).hasToString("VerifiedToken[jti=test-token, sid=test-session]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crit",
                "b64",
                "jku",
                "jwk",
                "x5u",
                "x5c",
                "x5t",
                "x5t#S256",
                "zip",
                "enc",
                "cty",
                "p2c",
                "iss",
                "ALG",
                ""
            })
    void refusesAnyOtherHeaderMember(String name) {
        assertInvalid(GOOD.headerMember(name, List.of("exp")));
        assertInvalid(GOOD.headerMember(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "kid", "typ"})
    void refusesAHeaderThatLacksAMember(String name) {
        assertInvalid(GOOD.withoutHeaderMember(name));
        assertInvalid(GOOD.headerMember(name, 1L));
        assertInvalid(GOOD.headerMember(name, List.of("at+jwt")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JWT",
                "jwt",
                "at+jwt ",
                "application/jwt",
                "application/application/at+jwt",
                "application/at+jwt; charset=utf-8",
                "id+jwt",
                "rt+jwt",
                "logout+jwt",
                "dpop+jwt",
                ""
            })
    void refusesEveryOtherType(String type) {
        assertInvalid(GOOD.type(type));
    }

    /** RFC 7515 §4.1.9: a media type, compared without regard to case, its {@code application/} left out or not. */
    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "Application/AT+jwt"})
    void acceptsTheTypeHoweverItIsWritten(String type) {
        assertThat(refusalOf(verifier.verify(GOOD.type(type).compact()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none", "None", "NONE", "nOnE", "rs256", "RS256 ", "RS384", "RS512", "PS256", "HS256", "ES256", ""
            })
    void refusesEveryOtherAlgorithmInTheHeader(String algorithm) {
        assertInvalid(GOOD.headerMember("alg", algorithm));
    }

    @Test
    void refusesATokenWithoutSignature() {
        assertInvalid(TestTokens.unsigned(KEY));
        assertThat(refusalOf(verifier.verify(TestTokens.unsigned(KEY).compact() + "AAAA")))
                .contains(RefusalCode.TOKEN_INVALID);
    }

    @Test
    void refusesAMacMadeWithThePublicKey() {
        byte[] published = TestRing.of(new TestKeys(), clock)
                .verification(KEY)
                .orElseThrow()
                .key()
                .getEncoded();

        assertInvalid(TestTokens.macWith(KEY, published));
        assertInvalid(TestTokens.macWith(KEY, published).headerMember("alg", "RS256"));
    }

    @Test
    void refusesTheRefreshTokensKeyAsAVerificationKey() {
        StoredKey mac = TestKeys.refreshTokenKey();

        assertInvalid(TestTokens.macWith(mac.id(), mac.bytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"another", "test-rsa ", "TEST-RSA", "../test-rsa", "test-rsa\u0000", "' or 1=1", ""})
    void refusesAnUnknownKey(String kid) {
        assertInvalid(GOOD.headerMember("kid", kid));
    }

    @Test
    void refusesAKeyIdThatIsTooLong() {
        assertInvalid(GOOD.headerMember("kid", "k".repeat(2000)));
        assertInvalid(GOOD.headerMember("kid", "k".repeat(129)));
    }

    @Test
    void refusesAForeignKeyInOurKeysName() {
        assertInvalid(TestTokens.signedWith(KEY, FOREIGN));
    }

    @Test
    void refusesATokenWhosePartsBelongToOthers() {
        String[] one = GOOD.compact().split("\\.", -1);
        String[] other = GOOD.subject("mallory").compact().split("\\.", -1);

        assertThat(refusalOf(verifier.verify(one[0] + "." + other[1] + "." + one[2])))
                .contains(RefusalCode.TOKEN_INVALID);
        assertThat(refusalOf(verifier.verify(one[0] + "." + one[1] + "." + other[2])))
                .contains(RefusalCode.TOKEN_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "", "[]", "\"text\"", "{\"iss\":\"a\",\"iss\":\"a\"}", "{} ", "{}x", "null"})
    void refusesASignedPayloadThatIsNoClaims(String payload) {
        assertInvalid(GOOD.payload(payload.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "iat", "exp", "jti", "sid", "auth_time", "groups", "fgp", "rgn"})
    void refusesAPayloadThatNamesAClaimTwice(String name) {
        String payload =
                new String(Base64.getUrlDecoder().decode(GOOD.compact().split("\\.", -1)[1]), StandardCharsets.UTF_8);
        String twice = payload.replaceFirst("\\{", "{\"" + name + "\":\"x\",");

        assertInvalid(GOOD.payload(twice.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsNoClaimBeforeTheSignatureIsGood() {
        SallyportConfig config = SallyportConfig.defaults("");
        List<String> asked = new ArrayList<>();
        SignatureVerifier saysNo = (input, signature, key) -> {
            asked.add(key.id().value());
            return false;
        };
        TokenVerifier distrusting = new StrictTokenVerifier(
                List.of(new OwnIssuer(TestRing.of(new TestKeys(), clock), ClaimRules.forAdmission(config, clock))),
                saysNo);
        String expired =
                GOOD.issuedAt(TestTokens.NOON.minus(Duration.ofDays(1))).compact();
        String noJson = GOOD.payload(new byte[] {'{'}).compact();

        assertThat(refusalOf(distrusting.verify(expired))).contains(RefusalCode.TOKEN_INVALID);
        assertThat(refusalOf(distrusting.verify(noJson))).contains(RefusalCode.TOKEN_INVALID);
        assertThat(asked).containsExactly("test-rsa", "test-rsa");
    }

    @Test
    void asksForNoSignatureWhereTheHeaderIsNotOurs() {
        AtomicBoolean asked = new AtomicBoolean();
        SignatureVerifier asks = (input, signature, key) -> {
            asked.set(true);
            return true;
        };
        TokenVerifier trusting = new StrictTokenVerifier(
                List.of(new OwnIssuer(
                        TestRing.of(new TestKeys(), clock),
                        ClaimRules.forAdmission(SallyportConfig.defaults(""), clock))),
                asks);

        Verification result =
                trusting.verify(GOOD.headerMember("jwk", Map.of("kty", "RSA")).compact());

        assertThat(refusalOf(result)).contains(RefusalCode.TOKEN_INVALID);
        assertThat(asked).isFalse();
    }

    @Test
    void aKeySourceThatIsOutOfReachIsNotABadToken() {
        FlakySource source = new FlakySource();
        LiveKeyRing ring = TestRing.of(source, clock);
        TokenVerifier behindIt = new StrictTokenVerifier(
                List.of(new OwnIssuer(ring, ClaimRules.forAdmission(SallyportConfig.defaults(""), clock))),
                new JoseSignatureVerifier());
        source.down = true;
        clock.advance(Duration.ofSeconds(10));

        assertThat(refusalOf(behindIt.verify(GOOD.compact()))).isEmpty();
        assertThatThrownBy(() ->
                        behindIt.verify(GOOD.headerMember("kid", "neighbours").compact()))
                .isInstanceOf(StoreUnavailableException.class);
    }

    private void assertInvalid(TestTokens tokens) {
        assertThat(refusalOf(verifier.verify(tokens.compact()))).isEqualTo(Optional.of(RefusalCode.TOKEN_INVALID));
    }

    private static KeyPair rsaPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class FlakySource implements KeySource {
        private boolean down;

        @Override
        public List<StoredKey> keys() {
            if (down) {
                throw new StoreUnavailableException("out of reach");
            }
            return new TestKeys().keys();
        }
    }
}
