package io.sallyport.token;

import static io.sallyport.token.TestVerifier.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.config.ClaimPath;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.internal.json.JsonNull;
import io.sallyport.model.RefusalCode;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimRulesTest {
    private static final TestTokens GOOD = TestTokens.signedWith(TestKeys.accessTokenKey());
    private static final long NOON = TestTokens.NOON.getEpochSecond();

    private final SteppingClock clock = TestVerifier.noon();
    private final TokenVerifier verifier = TestVerifier.forAdmission(clock);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iss",
                "aud",
                "sub",
                "iat",
                "exp",
                "jti",
                "sid",
                "auth_time",
                "groups",
                "preferred_username",
                "fgp",
                "rgn"
            })
    void everyClaimIsNeeded(String name) {
        assertThat(refusal(GOOD.withoutClaim(name))).contains(RefusalCode.TOKEN_INVALID);
        assertThat(refusal(GOOD.withClaim(name, JsonNull.NULL))).contains(RefusalCode.TOKEN_INVALID);
        assertThat(refusal(GOOD.withClaim(name, Map.of()))).contains(RefusalCode.TOKEN_INVALID);
        assertThat(refusal(GOOD.withClaim(name, true))).contains(RefusalCode.TOKEN_INVALID);
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                        claims(
                                "iss",
                                "urn:sallyport:sallypor",
                                "urn:sallyport:sallyport/",
                                "URN:sallyport:sallyport",
                                ""),
                        claims("iss", List.of("urn:sallyport:sallyport"), 1L),
                        claims("aud", "another", "sallyport ", "Sallyport", "sallyport other", "", 1L),
                        claims("aud", List.of(), List.of(""), List.of("another"), List.of(List.of("sallyport"))),
                        claims("aud", List.of("sallyport", 1L), List.of("sallyport", JsonNull.NULL)),
                        claims("sub", "", "a\u0000b", "a\nb", "x".repeat(256), 1L, List.of("alice")),
                        claims("jti", "", "a\tb", "x".repeat(129), List.of("test-token"), 1L),
                        claims("sid", "", "a b", "a.b", "x".repeat(65), 1L, List.of("test-session")),
                        claims(
                                "preferred_username",
                                1L,
                                List.of("alice"),
                                "",
                                " ",
                                "a\nb",
                                "a\u2028b",
                                "x".repeat(256)),
                        claims("groups", "clerk", "clerk,admin", 1L, Map.of("0", "admin")),
                        claims("groups", List.of(1L), List.of(""), List.of(List.of("clerk")), List.of(JsonNull.NULL)),
                        claims("fgp", "", TestTokens.FINGERPRINT.value() + "A", "x".repeat(42), List.of(), 1L),
                        claims("rgn", -1L, "0", 0.5, List.of(0L)),
                        claims("auth_time", "0", -1L, 1.5),
                        claims("exp", "" + NOON, -1L, 0L, Long.MAX_VALUE, Long.MIN_VALUE, 1e18, NOON + 300.5),
                        claims("exp", NOON * 1000, NOON + 315_360_000, List.of(NOON + 300)),
                        claims("iat", "" + NOON, -1L, Long.MAX_VALUE, NOON + 0.5, List.of(NOON)),
                        claims("nbf", "" + NOON, -1L, 1.5, JsonNull.NULL, List.of(), Long.MAX_VALUE))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> claims(String name, Object... values) {
        return Stream.of(values).map(value -> Arguments.of(name, value));
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void aClaimOfTheWrongKindOrRangeMakesATokenInvalid(String name, Object value) {
        assertThat(refusal(GOOD.withClaim(name, value))).contains(RefusalCode.TOKEN_INVALID);
    }

    @Test
    void anAudienceAmongOthersIsEnough() {
        assertThat(refusal(GOOD.withClaim("aud", List.of("another", "sallyport"))))
                .isEmpty();
    }

    @Test
    void aUserWithoutRolesIsAUser() {
        assertThat(refusal(GOOD.roles())).isEmpty();
    }

    @Test
    void claimsThatNobodyAskedForAreIgnored() {
        assertThat(refusal(GOOD.withClaim("extra", Map.of("roles", List.of("admin")))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3599, ", "3600, ", "3601, TOKEN_INVALID"})
    void noTokenLivesLongerThanAnHour(long seconds, RefusalCode expected) {
        TestTokens token = GOOD.withClaim("exp", NOON + seconds);

        assertThat(refusal(token)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"-1, TOKEN_INVALID", "0, TOKEN_EXPIRED", "1, "})
    void noTokenEndsBeforeItBegins(long seconds, RefusalCode expected) {
        TestTokens token = GOOD.withClaim("exp", NOON + seconds);

        assertThat(refusal(token)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"299999, ", "300000, TOKEN_EXPIRED", "300001, TOKEN_EXPIRED"})
    void expiryIsExact(long millisLater, RefusalCode expected) {
        clock.advance(Duration.ofMillis(millisLater));

        assertThat(refusal(GOOD)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"59, ", "60, ", "61, TOKEN_NOT_YET_VALID"})
    void aNeighboursClockMayBeAMinuteAhead(long secondsAhead, RefusalCode expected) {
        TestTokens token = GOOD.issuedAt(TestTokens.NOON.plusSeconds(secondsAhead));

        assertThat(refusal(token)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"-1, ", "0, ", "1, TOKEN_NOT_YET_VALID"})
    void notBeforeIsExact(long secondsAhead, RefusalCode expected) {
        TestTokens token = GOOD.withClaim("nbf", NOON + secondsAhead);

        assertThat(refusal(token)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"-1, TOKEN_INVALID", "0, ", "1, "})
    void whereTheStoreForgetsOnlyTokensSinceTheStartCount(long secondsAfterStart, RefusalCode expected) {
        ClaimRules since = ClaimRules.forAdmission(SallyportConfig.defaults(""), clock)
                .issuedFrom(TestTokens.NOON.plusMillis(999));
        TestTokens token = GOOD.issuedAt(TestTokens.NOON.plusSeconds(secondsAfterStart));

        assertThat(refusalOf(TestVerifier.of(since, clock).verify(token.compact())))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void whatIsWrongIsNotCalledExpired() {
        clock.advance(Duration.ofDays(1));

        assertThat(refusal(GOOD.audience("another"))).contains(RefusalCode.TOKEN_INVALID);
    }

    @Nested
    class ForLogout {
        private final TokenVerifier forLogout = TestVerifier.forLogout(clock);

        @Test
        void anExpiredTokenStillSaysWhichSessionToEnd() {
            clock.advance(Duration.ofDays(30));

            assertThat(refusalOf(forLogout.verify(GOOD.compact()))).isEmpty();
        }

        @Test
        void nothingElseIsOverlooked() {
            assertThat(refusalOf(forLogout.verify(GOOD.audience("another").compact())))
                    .contains(RefusalCode.TOKEN_INVALID);
            assertThat(refusalOf(
                            forLogout.verify(GOOD.withClaim("exp", NOON + 3601).compact())))
                    .contains(RefusalCode.TOKEN_INVALID);
            assertThat(refusalOf(
                            forLogout.verify(GOOD.withClaim("nbf", NOON + 1).compact())))
                    .contains(RefusalCode.TOKEN_NOT_YET_VALID);
            assertThat(refusalOf(forLogout.verify(
                            GOOD.issuedAt(TestTokens.NOON.plusSeconds(61)).compact())))
                    .contains(RefusalCode.TOKEN_NOT_YET_VALID);
        }
    }

    @Nested
    class WithClaimsElsewhere {
        private final SallyportConfig config = SallyportConfig.builder("")
                .set(Settings.ROLES_CLAIM, ClaimPath.parse("realm_access.roles"))
                .set(Settings.FINGERPRINT_CLAIM, ClaimPath.parse("https://hasura.io/jwt/claims > X-User-Fingerprint"))
                .build();
        private final TokenVerifier nested = TestVerifier.of(ClaimRules.forAdmission(config, clock), clock);

        @Test
        void onlyTheConfiguredPlacesAreRead() {
            TestTokens token = GOOD.withClaim("realm_access", Map.of("roles", List.of("nested")))
                    .withClaim(
                            "https://hasura.io/jwt/claims",
                            Map.of(
                                    "X-User-Fingerprint",
                                    TestTokens.FINGERPRINT.hash().value()))
                    .withClaim("fgp", "something else");

            VerifiedToken verified = nested.verify(token.compact()).fold(is -> is, code -> {
                throw new AssertionError(code);
            });

            assertThat(verified.roles()).extracting(role -> role.name()).containsExactly("nested");
            assertThat(verified.fingerprint()).contains(TestTokens.FINGERPRINT.hash());
        }

        @Test
        void theUsualPlacesAreNoFallback() {
            assertThat(refusalOf(nested.verify(GOOD.compact()))).contains(RefusalCode.TOKEN_INVALID);
        }

        @ParameterizedTest
        @ValueSource(strings = {"text", "{}"})
        void aClaimInTheWayMakesATokenInvalid(String value) {
            TestTokens token = GOOD.withClaim("realm_access", value.equals("{}") ? Map.of() : value);

            assertThat(refusalOf(nested.verify(token.compact()))).contains(RefusalCode.TOKEN_INVALID);
        }
    }

    private Optional<RefusalCode> refusal(TestTokens token) {
        return refusalOf(verifier.verify(token.compact()));
    }
}
