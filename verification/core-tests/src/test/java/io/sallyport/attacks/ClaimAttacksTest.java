package io.sallyport.attacks;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group E: tokens that the good key signed and that are not for us, not for now or not for this. */
class ClaimAttacksTest {
    private static final Instant NOON = TestTokens.NOON;
    private static final long NOW = NOON.getEpochSecond();

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = new AttackedApplication(ANSWERS);

    @Attack("E01")
    @Test
    void e01RefusesATokenFromTheSecondOnInWhichItExpires() {
        TestTokens tokens = TOKENS.issuedAt(NOON.minusSeconds(300));

        APPLICATION.admits(tokens.expiresAt(NOON.plusSeconds(1)).compact());
        APPLICATION.refuses(tokens.expiresAt(NOON).compact(), Refusal.EXPIRED);
        APPLICATION.refuses(tokens.expiresAt(NOON.minusSeconds(1)).compact(), Refusal.EXPIRED);
    }

    @Attack("E02")
    @Test
    void e02RefusesATokenThatNeverExpires() {
        APPLICATION.refuses(TOKENS.withoutClaim("exp").compact());
        APPLICATION.refuses(TOKENS.claimText("exp", "null").compact());
    }

    @Attack("E03")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1793535000\"",
                "\"\"",
                "true",
                "[]",
                "[1793535000]",
                "{}",
                "NaN",
                "Infinity",
                "-Infinity",
                "\"Infinity\"",
                "0x6AE60000",
                "\"0x6AE60000\"",
                "\"2026-11-01T13:00:00Z\""
            })
    void e03RefusesAnExpiryOfAnotherType(String exp) {
        APPLICATION.refuses(TOKENS.claimText("exp", exp).compact());
    }

    @Attack("E04")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0",
                "-9223372036854775808",
                "9223372036854775807",
                "9223372036854775808",
                "1e18",
                "1e400",
                "1000000000000000000",
                "99999999999999999999999999",
                "253402300800",
                "31556889864403199"
            })
    void e04RefusesAnExpiryOutOfRange(String exp) {
        APPLICATION.refuses(TOKENS.claimText("exp", exp).compact());
    }

    @Attack("E05")
    @Test
    void e05RefusesATokenThatLivesTooLong() {
        APPLICATION.refuses(TOKENS.withClaim("exp", NOW * 1000).compact());
        APPLICATION.refuses(TOKENS.withClaim("exp", NOW + 315_360_000).compact());
        APPLICATION.refuses(TOKENS.expiresAt(NOON.plusSeconds(3601)).compact());
        APPLICATION.admits(TOKENS.expiresAt(NOON.plusSeconds(3600)).compact());
    }

    @Attack("E06")
    @ParameterizedTest
    @ValueSource(strings = {"1793534700.5", "1793534700.0", "1.7935347E9", "1793534700e0", "17935347e2"})
    void e06RefusesAnExpiryThatIsNoWholeNumber(String exp) {
        APPLICATION.refuses(TOKENS.claimText("exp", exp).compact());
    }

    @Attack("E07")
    @Test
    void e07RefusesATokenBeforeItsTime() {
        APPLICATION.admits(TOKENS.withClaim("nbf", NOW).compact());
        APPLICATION.refuses(TOKENS.withClaim("nbf", NOW + 1).compact(), Refusal.NOT_YET_VALID);
        APPLICATION.refuses(TOKENS.withClaim("nbf", 253_402_300_799L).compact(), Refusal.NOT_YET_VALID);
    }

    @Attack("E07")
    @ParameterizedTest
    @ValueSource(strings = {"null", "\"1793534400\"", "true", "[]", "{}", "1e18", "-1", "9223372036854775807", "1.5"})
    void e07RefusesABeginningThatIsNoTime(String nbf) {
        APPLICATION.refuses(TOKENS.claimText("nbf", nbf).compact());
    }

    @Attack("E08")
    @Test
    void e08RefusesATokenOfTheFuture() {
        TestTokens tokens = TOKENS.expiresAt(NOON.plusSeconds(300));

        APPLICATION.admits(tokens.withClaim("iat", NOW + 60).compact());
        APPLICATION.refuses(tokens.withClaim("iat", NOW + 61).compact(), Refusal.NOT_YET_VALID);
    }

    @Attack("E08")
    @ParameterizedTest
    @ValueSource(strings = {"null", "\"1793534400\"", "true", "[]", "1793534400.0", "-1", "1e18"})
    void e08RefusesAnIssueDateThatIsNoTime(String iat) {
        APPLICATION.refuses(TOKENS.claimText("iat", iat).compact());
        APPLICATION.refuses(TOKENS.withoutClaim("iat").compact());
    }

    @Attack("E09")
    @Test
    void e09RefusesATokenThatExpiresBeforeItIsIssued() {
        APPLICATION.refuses(TOKENS.expiresAt(NOON.minusSeconds(1)).compact());
        APPLICATION.refuses(
                TOKENS.withClaim("iat", NOW + 30).withClaim("exp", NOW + 29).compact());
    }

    @Attack("E10")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"urn:sallyport:sallypor\"",
                "\"urn:sallyport:sallyport2\"",
                "\"urn:sallyport:sallyport/\"",
                "\"URN:sallyport:sallyport\"",
                "\"urn:sallyport\"",
                "\"sallyport\"",
                "\" urn:sallyport:sallyport\"",
                "\"urn:sallyport:sallyport\\u0000\"",
                "[\"urn:sallyport:sallyport\"]",
                "[\"evil\",\"urn:sallyport:sallyport\"]",
                "{\"urn:sallyport:sallyport\":1}",
                "1",
                "true",
                "\"https://evil.example/\""
            })
    void e10RefusesEveryOtherIssuer(String iss) {
        APPLICATION.refuses(TOKENS.claimText("iss", iss).compact());
        APPLICATION.refuses(TOKENS.withoutClaim("iss").compact());
    }

    @Attack("E11")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "[]",
                "[\"\"]",
                "[[\"sallyport\"]]",
                "{\"sallyport\":1}",
                "{}",
                "\"another\"",
                "\"sallypor\"",
                "\"sallyport2\"",
                "\"Sallyport\"",
                "\"sallyport another\"",
                "\"another sallyport\"",
                "\"sallyport,another\"",
                "[\"another\"]",
                "[\"sallyport another\"]",
                "[\"sallyport\",1]",
                "[\"sallyport\",null]",
                "[\"sallyport\",[]]",
                "1",
                "true",
                "\"*\""
            })
    void e11RefusesEveryOtherAudience(String aud) {
        APPLICATION.refuses(TOKENS.claimText("aud", aud).compact());
        APPLICATION.refuses(TOKENS.withoutClaim("aud").compact());
    }

    @Attack("E12")
    @Test
    void e12AcceptsATokenForUsAndOthers() {
        APPLICATION.accepts(
                TOKENS.withClaim("aud", List.of("another", "sallyport")).compact());
        APPLICATION.accepts(TOKENS.withClaim("aud", List.of("sallyport")).compact());
    }

    @Attack("E13")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\" \"",
                "\"\\t\"",
                "1",
                "true",
                "[\"alice\"]",
                "{}",
                "\"a\\u0000b\"",
                "\"a\\nb\""
            })
    void e13RefusesATokenAboutNobody(String sub) {
        APPLICATION.refuses(TOKENS.claimText("sub", sub).compact());
        APPLICATION.refuses(TOKENS.withoutClaim("sub").compact());
    }

    @Attack("E14")
    @Test
    void e14RefusesATokenWithoutANameOfItsOwn() {
        APPLICATION.refuses(TOKENS.withoutClaim("jti").compact());
        for (String jti :
                List.of("null", "\"\"", "\" \"", "1", "[\"test-token\"]", "{}", "\"a\\u0000\"", "\"a\\r\\nb\"")) {
            APPLICATION.refuses(TOKENS.claimText("jti", jti).compact());
        }
        APPLICATION.refuses(TOKENS.withClaim("jti", "x".repeat(5 * 1024)).compact());
        APPLICATION.refuses(TOKENS.withClaim("jti", "x".repeat(129)).compact());
        APPLICATION.admits(TOKENS.withClaim("jti", "x".repeat(128)).compact());
    }

    @Attack("E15")
    @Test
    void e15RefusesAnIdToken() {
        TestTokens idToken = TOKENS.withClaim("nonce", "n-0S6_WzA2Mj").withClaim("azp", "client");

        APPLICATION.refuses(idToken.type("JWT").compact());
        APPLICATION.refuses(idToken.withoutHeaderMember("typ").compact());
        APPLICATION.refuses(idToken.type("JWT").audience("client").compact());
        APPLICATION.refuses(idToken.audience("client").compact());
    }

    @Attack("E18")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "logout+jwt",
                "dpop+jwt",
                "secevent+jwt",
                "rt+jwt",
                "id_token+jwt",
                "entity-statement+jwt",
                "token-introspection+jwt",
                "application/logout+jwt",
                "kb+jwt",
                "JOSE",
                "JOSE+JSON"
            })
    void e18RefusesTokensOfAnotherKind(String type) {
        APPLICATION.refuses(TOKENS.type(type).compact());
    }

    @Attack("E19")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"JWT\"", "\"jwt\"", "\"at+jwt \"", "\" at+jwt\"", "\"at+jwt;x=1\"", "\"at jwt\"", "\"at+jwt+jwt\"",
                "\"application/application/at+jwt\"", "\"text/at+jwt\"", "\"/at+jwt\"", "\"at\"", "\"\"", "null", "1",
                "[\"at+jwt\"]", "{\"at+jwt\":1}", "\"at+jwt\\u0000\""
            })
    void e19RefusesTypesThatDoNotSayAccessToken(String type) {
        APPLICATION.refuses(TOKENS.headerText("typ", type).compact());
        APPLICATION.refuses(TOKENS.withoutHeaderMember("typ").compact());
    }

    @Attack("E19")
    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "Application/AT+jwt"})
    void e19AcceptsTheWaysInWhichAMediaTypeMayBeWritten(String type) {
        APPLICATION.accepts(TOKENS.type(type).compact());
    }

    @Attack("E20")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"admin\"",
                "\"clerk,admin\"",
                "\"clerk admin\"",
                "{\"0\":\"admin\"}",
                "[[\"admin\"]]",
                "null",
                "true",
                "[\"admin\",null]",
                "[{\"name\":\"admin\"}]",
                "[1]"
            })
    void e20RefusesRolesOfAnotherType(String groups) {
        APPLICATION.refusesAt("/admin/x", TOKENS.claimText("groups", groups).compact(), Refusal.INVALID);
    }

    @Attack("E20")
    @ParameterizedTest
    @ValueSource(strings = {"admin,user", "admin ", " admin", "admin user", "[admin]", "ROLE_admin", "*", "**"})
    void e20NoRoleIsGainedFromOneThatContainsIt(String role) {
        APPLICATION.refusesAt("/admin/x", TOKENS.roles(role).compact(), Refusal.ROLE_MISSING);
    }

    @Attack("E20")
    @ParameterizedTest
    @ValueSource(strings = {"scope", "scp", "roles", "role", "permissions", "authorities", "group", "Groups"})
    void e20NoRoleIsGainedFromAnotherClaim(String name) {
        APPLICATION.refusesAt(
                "/admin/x", TOKENS.withClaim(name, List.of("admin")).compact(), Refusal.ROLE_MISSING);
        APPLICATION.refusesAt("/admin/x", TOKENS.withClaim(name, "admin").compact(), Refusal.ROLE_MISSING);
    }

    @Attack("E21")
    @ParameterizedTest
    @ValueSource(strings = {"en-US", "tr-TR", "az-AZ", "lt-LT"})
    void e21NoRoleIsGainedByCaseInAnyLocale(String language) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            for (String role : List.of("ADMIN", "Admin", "ADM\u0130N", "adm\u0131n", "admin\u0307", "\uff41dmin")) {
                APPLICATION.refusesAt("/admin/x", TOKENS.roles(role).compact(), Refusal.ROLE_MISSING);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Attack("E22")
    @ParameterizedTest
    @MethodSource("lookalikePaths")
    void e22OnlyTheConfiguredPathIsRead(String claim, String json) {
        APPLICATION.refusesAt("/admin/x", TOKENS.claimText(claim, json).compact(), Refusal.ROLE_MISSING);
        assertThat(APPLICATION.accepts(TOKENS.claimText(claim, json).compact()).isUserInRole("admin"))
                .isFalse();
    }

    static Stream<Arguments> lookalikePaths() {
        return Stream.of(
                Arguments.of("profile", "{\"groups\":[\"admin\"]}"),
                Arguments.of("realm_access", "{\"roles\":[\"admin\"],\"groups\":[\"admin\"]}"),
                Arguments.of("$.groups", "[\"admin\"]"),
                Arguments.of("groups.", "[\"admin\"]"),
                Arguments.of("groups[0]", "\"admin\""),
                Arguments.of("GROUPS", "[\"admin\"]"));
    }

    @Attack("E22")
    @Test
    void e22ANestedPathIsNotFoundInANameWithDots() {
        try (AttackedApplication nested = new AttackedApplication(
                ANSWERS, new TestKeys(), Map.of("sallyport.roles.claim", "realm_access.roles"))) {
            TestTokens tokens = TOKENS.withoutClaim("groups");

            nested.refuses(
                    tokens.withClaim("realm_access.roles", List.of("admin")).compact());
            nested.refusesAt(
                    "/admin/x",
                    tokens.withClaim("realm_access", Map.of("roles", List.of("clerk")))
                            .withClaim("roles", List.of("admin"))
                            .compact(),
                    Refusal.ROLE_MISSING);
        }
    }
}
