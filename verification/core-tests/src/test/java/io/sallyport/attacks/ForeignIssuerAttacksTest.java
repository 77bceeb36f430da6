package io.sallyport.attacks;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Await;
import io.sallyport.keys.ForeignKey;
import io.sallyport.keys.JwksServer;
import io.sallyport.model.Denial;
import io.sallyport.model.KeyId;
import io.sallyport.model.TokenId;
import io.sallyport.session.DenyListFollower;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.testkit.servlet.FakeRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups C and E where two foreign issuers are trusted: tokens that one of them signed, or says that it did. */
class ForeignIssuerAttacksTest {
    private static final Instant NOON = TestTokens.NOON;
    private static final long NOW = NOON.getEpochSecond();
    private static final String A = "https://a.example.com/realms/depot";
    private static final String B = "https://b.example.com";
    private static final ForeignKey KEY_A = ForeignKey.named("key-a");
    private static final ForeignKey KEY_B = ForeignKey.named("key-b");
    private static final JwksServer SERVER_A = new JwksServer(ForeignKey.set(KEY_A));
    private static final JwksServer SERVER_B = new JwksServer(ForeignKey.set(KEY_B));

    /** A's tokens need no fingerprint and have roles, B's do and have none. */
    private static final TestTokens TOKENS_A = KEY_A.tokens()
            .issuer(A)
            .audience("depot-a")
            .subject("4711")
            .session("session-a")
            .withoutClaim("fgp")
            .withoutClaim("rgn")
            .withoutClaim("auth_time")
            .withClaim("realm_access", Map.of("roles", List.of("clerk")));

    private static final TestTokens TOKENS_B =
            KEY_B.tokens().issuer(B).audience("depot-b").withoutClaim("rgn");

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = application();

    private static AttackedApplication application() {
        Map<String, String> settings = new HashMap<>(settings("a", A, "depot-a", SERVER_A));
        settings.put("sallyport.trusted-issuers.a.fingerprint", "none");
        settings.put("sallyport.trusted-issuers.a.roles-claim", "realm_access.roles");
        settings.putAll(settings("b", B, "depot-b", SERVER_B));
        AttackedApplication application = new AttackedApplication(ANSWERS, new TestKeys(), settings);
        Await.until("A's keys are known", () -> isAdmitted(application, TOKENS_A));
        Await.until("B's keys are known", () -> isAdmitted(application, TOKENS_B));
        return application;
    }

    private static Map<String, String> settings(String name, String issuer, String audience, JwksServer server) {
        String prefix = "sallyport.trusted-issuers." + name + ".";
        return Map.of(
                prefix + "issuer",
                issuer,
                prefix + "audience",
                audience,
                prefix + "algorithms",
                "RS256",
                prefix + "jwks-url",
                server.url().toString());
    }

    private static boolean isAdmitted(AttackedApplication application, TestTokens token) {
        return answer(application, token).equals("admitted");
    }

    private static String answer(AttackedApplication application, TestTokens token) {
        try {
            return application
                    .application()
                    .sallyport()
                    .gate()
                    .identify(
                            List.of("Bearer " + token.compact()),
                            List.of("__Host-sallyport-fgp=" + TestTokens.FINGERPRINT.value()))
                    .fold(is -> "admitted", code -> code.toString());
        } catch (StoreUnavailableException e) {
            return "unavailable";
        }
    }

    @Attack("I03")
    @Test
    void i03ATokenIsDeniedByItsNameWithinItsIssuerOnly() {
        String ours = TOKENS.withClaim("jti", "same").compact();
        String theirs = TOKENS_A.withClaim("jti", "same").compact();
        DenyListFollower denyList = APPLICATION.application().sallyport().denyList();

        denyList.deny(new Denial.OfToken("urn:sallyport:sallyport", new TokenId("same"), NOON.plusSeconds(600)));

        APPLICATION.refuses(ours, Refusal.REVOKED);
        APPLICATION.accepts(theirs);

        denyList.deny(new Denial.OfToken(A, new TokenId("same"), NOON.plusSeconds(600)));

        APPLICATION.refuses(theirs, Refusal.REVOKED);
    }

    @AfterAll
    static void closeServers() {
        SERVER_A.close();
        SERVER_B.close();
    }

    @Attack("C03")
    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void c03AsksNobodyForAKeyButTheIssuer(String member) {
        int before = SERVER_A.connections();

        APPLICATION.refuses(
                TOKENS_A.headerMember(member, SERVER_A.url().toString()).compact());
        APPLICATION.refuses(ForeignKey.named("theirs")
                .renamed("key-a")
                .tokens()
                .issuer(A)
                .headerMember(member, SERVER_A.url().toString())
                .compact());

        assertThat(SERVER_A.connections()).isEqualTo(before);
    }

    @Attack("C04")
    @Test
    void c04LeavesAThumbprintAloneAndRefusesAChain() {
        APPLICATION.admits(TOKENS_A.headerMember("x5t", "dGh1bWI").compact());
        APPLICATION.refuses(TOKENS_A.headerMember("x5c", List.of("MIIB")).compact());
    }

    @Attack("C09")
    @Test
    void c09FetchesNoKeySetForEachOfManyKeyIds() {
        int before = SERVER_A.connections() + SERVER_B.connections();

        for (int i = 0; i < 300; i++) {
            String answer = answer(APPLICATION, TOKENS_A.headerMember("kid", "made-up-" + i));
            assertThat(answer).isEqualTo("TOKEN_INVALID");
        }
        APPLICATION.refuses(TOKENS_A.headerMember("kid", "made-up").compact());

        assertThat(SERVER_A.connections() + SERVER_B.connections()).isLessThanOrEqualTo(before + 2);
    }

    @Attack("C10")
    @Test
    void c10RefusesATokenThatNamesNoKey() {
        APPLICATION.refuses(TOKENS_A.withoutHeaderMember("kid").compact());
    }

    @Attack("C14")
    @ParameterizedTest
    @CsvSource({"zip, DEF", "enc, A128GCM", "b64, true", "crit, exp", "jwk, none"})
    void c14RefusesMembersThatChangeWhatIsSigned(String member, String value) {
        APPLICATION.refuses(TOKENS_A.headerMember(member, value).compact());
    }

    @Attack("C15")
    @Test
    void c15RefusesATokenWithinAToken() {
        APPLICATION.refuses(TOKENS_A.headerMember("cty", "JWT").compact());
        APPLICATION.refuses(TOKENS_A.headerMember("cty", "jwt").compact());
    }

    @Attack("C16")
    @Test
    void c16AcceptsAKeyFromItsPublicationToItsRemoval() {
        ForeignKey next = ForeignKey.named("next");
        TestTokens later = next.tokens().issuer(A).audience("depot-a").subject("4711");
        try (JwksServer server = new JwksServer(ForeignKey.set(KEY_A));
                AttackedApplication rotating = alone(server)) {
            Await.until("the first key is known", () -> isAdmitted(rotating, TOKENS_A));
            rotating.refuses(later.compact());

            server.publish(ForeignKey.set(KEY_A, next));
            rotating.application().clock().advance(Duration.ofSeconds(10));
            Await.until("the next key is known", () -> isAdmitted(rotating, later));
            rotating.accepts(TOKENS_A.compact());

            server.publish(ForeignKey.set(next));
            rotating.application().clock().advance(Duration.ofSeconds(10));
            answer(rotating, TOKENS_A.headerMember("kid", "unknown"));
            Await.until("the first key has gone", () -> !isAdmitted(rotating, TOKENS_A));
            rotating.refuses(TOKENS_A.compact());
            rotating.accepts(later.compact());
        }
    }

    @Attack("C17")
    @ParameterizedTest
    @EnumSource(names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
    void c17KeepsGoodKeysUntilTheyAreTooOldAndThenSaysThatItCannotTell(JwksServer.Mode bad) {
        TestTokens tomorrow = TOKENS_A.issuedAt(NOON.plus(Duration.ofHours(24)));
        try (JwksServer server = new JwksServer(ForeignKey.set(KEY_A));
                AttackedApplication application = alone(server)) {
            Await.until("the keys are known", () -> isAdmitted(application, TOKENS_A));
            server.answer(bad);

            application
                    .application()
                    .clock()
                    .moveTo(NOON.plus(Duration.ofHours(24)).minusMillis(1));
            Await.until(
                    "the deny-list was read since",
                    () -> application.application().sallyport().denyList().lag().isZero());
            application.accepts(tomorrow.compact());

            application.application().clock().advance(Duration.ofMillis(1));
            application.refuses(tomorrow.compact(), Refusal.UNAVAILABLE);
            application.refuses(tomorrow.withClaim("jti", "not-seen-before").compact(), Refusal.UNAVAILABLE);
            application.admits(TOKENS.issuedAt(NOON.plus(Duration.ofHours(24))).compact());
            assertThat(server.requests()).allMatch("GET /certs HTTP/1.1"::equals);
        }
    }

    @Attack("C18")
    @Test
    void c18RefusesTheKeyOfAnotherTrustedIssuer() {
        APPLICATION.admits(TOKENS_A.compact());
        APPLICATION.admits(TOKENS_B.compact());

        APPLICATION.refuses(TOKENS_A.issuer(B).compact());
        APPLICATION.refuses(TOKENS_A.issuer(B).audience("depot-b").compact());
        APPLICATION.refuses(TOKENS_B.issuer(A).audience("depot-a").compact());
    }

    @Attack("C18")
    @Test
    void c18RefusesForeignKeysForOurOwnTokensAndOurKeysForForeignOnes() {
        APPLICATION.refuses(KEY_A.tokens().compact());
        APPLICATION.refuses(KEY_A.renamed("test-rsa").tokens().compact());
        APPLICATION.refuses(TOKENS.issuer(A).audience("depot-a").compact());
    }

    @Attack("C18")
    @Test
    void c18RefusesAPublicKeyAsASecret() {
        byte[] publicKey = KEY_A.publicKey().getEncoded();

        APPLICATION.refuses(TestTokens.macWith(new KeyId("key-a"), publicKey)
                .issuer(A)
                .audience("depot-a")
                .compact());
        APPLICATION.refuses(TestTokens.unsigned(new KeyId("key-a"))
                .issuer(A)
                .audience("depot-a")
                .compact());
    }

    @Attack("E01")
    @Test
    void e01AllowsTheSkewAndNoMore() {
        TestTokens token = TOKENS_A.issuedAt(NOON.minusSeconds(300));

        APPLICATION.admits(token.expiresAt(NOON.minusSeconds(29)).compact());
        APPLICATION.refuses(token.expiresAt(NOON.minusSeconds(30)).compact(), Refusal.EXPIRED);
        APPLICATION.refuses(token.expiresAt(NOON.minusSeconds(31)).compact(), Refusal.EXPIRED);
    }

    @Attack("E02")
    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat"})
    void e02RefusesATokenWithoutATime(String claim) {
        APPLICATION.refuses(TOKENS_A.withoutClaim(claim).compact());
        APPLICATION.refuses(TOKENS_A.claimText(claim, "null").compact());
        APPLICATION.refuses(TOKENS_A.withClaim(claim, Long.toString(NOW)).compact());
        APPLICATION.refuses(TOKENS_A.claimText(claim, "1e400").compact());
    }

    @Attack("E05")
    @Test
    void e05RefusesATokenThatLivesLongerThanTheOperatorAllows() {
        APPLICATION.admits(TOKENS_A.expiresAt(NOON.plusSeconds(3599)).compact());
        APPLICATION.admits(TOKENS_A.expiresAt(NOON.plusSeconds(3600)).compact());
        APPLICATION.refuses(TOKENS_A.expiresAt(NOON.plusSeconds(3601)).compact());
        APPLICATION.refuses(TOKENS_A.withClaim("exp", NOW * 1000).compact());
    }

    @Attack("E07")
    @ParameterizedTest
    @ValueSource(strings = {"nbf", "iat"})
    void e07RefusesATokenFromTheFutureBeyondTheSkew(String claim) {
        TestTokens token = TOKENS_A.expiresAt(NOON.plusSeconds(600));

        APPLICATION.admits(token.withClaim(claim, NOW + 29).compact());
        APPLICATION.admits(token.withClaim(claim, NOW + 30).compact());
        APPLICATION.refuses(token.withClaim(claim, NOW + 31).compact(), Refusal.NOT_YET_VALID);
        APPLICATION.refuses(token.withClaim(claim, "soon").compact());
    }

    @Attack("E09")
    @Test
    void e09RefusesATokenThatEndsBeforeItBegins() {
        APPLICATION.refuses(TOKENS_A.expiresAt(NOON.minusSeconds(1)).compact());
    }

    @Attack("E10")
    @ParameterizedTest
    @MethodSource("otherIssuers")
    void e10RefusesAnIssuerThatIsNotTheOneToTheLetter(Object issuer) {
        APPLICATION.refuses(TOKENS_A.withClaim("iss", issuer).compact());
    }

    static Stream<Object> otherIssuers() {
        return Stream.of(
                A + "/",
                A.substring(0, A.length() - 1),
                A + "x",
                A.toUpperCase(Locale.ROOT),
                "https://a.example.com",
                "",
                List.of(A),
                5L,
                Map.of("iss", A));
    }

    @Attack("E10")
    @Test
    void e10RefusesATokenWithoutIssuer() {
        APPLICATION.refuses(TOKENS_A.withoutClaim("iss").compact());
    }

    @Attack("E11")
    @ParameterizedTest
    @MethodSource("otherAudiences")
    void e11RefusesAnotherAudience(Object audience) {
        APPLICATION.refuses(TOKENS_A.withClaim("aud", audience).compact());
    }

    static Stream<Object> otherAudiences() {
        return Stream.of(
                "",
                "depot",
                "depot-a ",
                "depot-ax",
                "DEPOT-A",
                "depot-a depot-b",
                "sallyport",
                List.of(),
                List.of(""),
                List.of(List.of("depot-a")),
                List.of("depot-a", 5L),
                Map.of("depot-a", true));
    }

    @Attack("E11")
    @Test
    void e11RefusesATokenWithoutAudience() {
        APPLICATION.refuses(TOKENS_A.withoutClaim("aud").compact());
    }

    @Attack("E12")
    @Test
    void e12AcceptsOurAudienceAmongOthers() {
        APPLICATION.accepts(
                TOKENS_A.withClaim("aud", List.of("account", "depot-a")).compact());
    }

    @Attack("E13")
    @ParameterizedTest
    @MethodSource("noNames")
    void e13RefusesASubjectThatIsNone(Object subject) {
        APPLICATION.refuses(TOKENS_A.withClaim("sub", subject).compact());
    }

    static Stream<Object> noNames() {
        return Stream.of("", " ", "a\nb", "a\0b", "a\u2028b", "x".repeat(256), 5L, List.of("4711"), Map.of());
    }

    @Attack("E13")
    @Test
    void e13RefusesATokenWithoutSubject() {
        APPLICATION.refuses(TOKENS_A.withoutClaim("sub").compact());
    }

    @Attack("E13")
    @ParameterizedTest
    @MethodSource("noNames")
    void e13RefusesAUserNameThatIsNone(Object name) {
        APPLICATION.refuses(TOKENS_A.withClaim("preferred_username", name).compact());
    }

    @Attack("E14")
    @ParameterizedTest
    @MethodSource("noIds")
    void e14RefusesATokenIdThatIsNone(Object id) {
        APPLICATION.refuses(TOKENS_A.withClaim("jti", id).compact());
    }

    static Stream<Object> noIds() {
        return Stream.of("", " ", "a\nb", "x".repeat(129), "x".repeat(2500), 5L, List.of("a"));
    }

    @Attack("E14")
    @Test
    void e14RefusesATokenWithoutId() {
        APPLICATION.refuses(TOKENS_A.withoutClaim("jti").compact());
    }

    @Attack("E15")
    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt ", "logout+jwt", "", "application/JWT"})
    void e15RefusesAnotherType(String type) {
        APPLICATION.refuses(TOKENS_A.type(type).compact());
    }

    @Attack("E19")
    @Test
    void e19AcceptsTheTypeInItsOtherSpellings() {
        APPLICATION.accepts(TOKENS_A.type("AT+JWT").compact());
        APPLICATION.accepts(TOKENS_A.type("application/at+jwt").compact());
        APPLICATION.refuses(TOKENS_A.withoutHeaderMember("typ").compact());
    }

    @Attack("E20")
    @ParameterizedTest
    @MethodSource("noRoles")
    void e20TakesNoRoleFromWhatIsNoArrayOfTexts(Object roles) {
        TestTokens token = TOKENS_A.withClaim("realm_access", Map.of("roles", roles));

        APPLICATION.admits(token.compact());
        APPLICATION.refusesAt("/admin/x", token.compact(), Refusal.ROLE_MISSING);
    }

    static Stream<Arguments> noRoles() {
        return Stream.of(
                        "admin",
                        "admin,user",
                        "[\"admin\"]",
                        Map.of("0", "admin"),
                        List.of("admin", 5L),
                        true,
                        List.of(List.of("admin")))
                .map(Arguments::of);
    }

    @Attack("E21")
    @ParameterizedTest
    @ValueSource(strings = {"Admin", "ADMIN", "ADMİN", "adm\u0131n", "admin ", "clerk,admin"})
    void e21TakesNoOtherSpellingForARole(String role) {
        TestTokens token = TOKENS_A.withClaim("realm_access", Map.of("roles", List.of(role)));

        APPLICATION.refusesAt("/admin/x", token.compact(), Refusal.ROLE_MISSING);
    }

    @Attack("E22")
    @ParameterizedTest
    @ValueSource(strings = {"groups", "roles", "realm_access.roles", "scope", "resource_access"})
    void e22ReadsRolesAtTheConfiguredPathOnly(String elsewhere) {
        TestTokens token = TOKENS_A.withClaim(elsewhere, List.of("admin"))
                .withClaim("resource_access", Map.of("realm_access", Map.of("roles", List.of("admin"))));

        HttpServletRequest seen = APPLICATION.accepts(token.compact());

        assertThat(seen.isUserInRole("clerk")).isTrue();
        APPLICATION.refusesAt("/admin/x", token.compact(), Refusal.ROLE_MISSING);
    }

    @Attack("E22")
    @Test
    void e22TakesNoRoleFromAnIssuerForWhichNoneIsConfigured() {
        APPLICATION.refusesAt("/admin/x", TOKENS_B.roles("admin").compact(), Refusal.ROLE_MISSING);
    }

    @Attack("E26")
    @Test
    void e26RefusesTheAudienceOfAnotherTenant() {
        APPLICATION.refuses(TOKENS_A.audience("depot-b").compact());
        APPLICATION.refuses(TOKENS_B.audience("depot-a").compact());
        APPLICATION.refuses(TOKENS_A.audience("sallyport").compact());
    }

    @Test
    void whoseTokensNeedAFingerprintIsAskedForTheCookie() {
        APPLICATION.refuses(
                () -> new FakeRequest("GET", "/x").header("Authorization", "Bearer " + TOKENS_B.compact()),
                Refusal.FINGERPRINT_MISSING);
        APPLICATION.refuses(TOKENS_B.withoutClaim("fgp").compact());
        APPLICATION.refuses(TOKENS_B.withClaim("fgp", "A".repeat(43)).compact(), Refusal.FINGERPRINT_MISMATCH);
    }

    @Test
    void whoseTokensNeedNoneIsNot() {
        APPLICATION.admits(() -> new FakeRequest("GET", "/x").header("Authorization", "Bearer " + TOKENS_A.compact()));
    }

    private static AttackedApplication alone(JwksServer server) {
        Map<String, String> settings = new HashMap<>(settings("a", A, "depot-a", server));
        settings.put("sallyport.trusted-issuers.a.fingerprint", "none");
        return new AttackedApplication(ANSWERS, new TestKeys(), settings);
    }
}
