package io.sallyport.attacks;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.audit.AuditEvent;
import io.sallyport.config.ConfigLoader;
import io.sallyport.config.ConfigSource;
import io.sallyport.filter.GuardedApplication;
import io.sallyport.filter.TokenPrincipal;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.model.Client;
import io.sallyport.model.Password;
import io.sallyport.model.RefusalCode;
import io.sallyport.session.SignOut;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.testkit.servlet.FakeRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group O: what an attacker, a log's reader or a debugger gets to see. */
class DisclosureAttacksTest {
    private static final Client CLIENT = new Client("192.0.2.7", "Browser/1.0");
    private static final String GOOD = TOKENS.compact();

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = new AttackedApplication(ANSWERS);

    @Attack("O01")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nforged line",
                "\nforged line",
                "\rforged line",
                "\u001b[2Jforged",
                "\u0085forged",
                "\u2028forged",
                "\0forged",
                "\u007fforged",
                "\u009bforged"
            })
    void o01WhatAClientChoosesBeginsNoLineInTheLog(String text) {
        int before = APPLICATION.log().messages().size();

        APPLICATION.refuses(TOKENS.headerMember("kid", text).compact());
        APPLICATION.refuses(TOKENS.subject(text).compact());
        APPLICATION.refuses(TOKENS.withClaim("preferred_username", text).compact());
        APPLICATION.refuses(() -> new FakeRequest("GET", "/x").header("User-Agent", "Browser" + text), Refusal.MISSING);
        APPLICATION.refuses(
                () -> new FakeRequest("GE" + text, "/x" + text).servletPath("/x" + text), Refusal.PATH_AMBIGUOUS);
        signIn("alice" + text, "wrong password");

        List<String> logged = APPLICATION.log().messages();
        assertThat(logged).hasSizeGreaterThan(before + 4).allMatch(DisclosureAttacksTest::isOneLine);
        assertThat(String.join("|", logged)).contains("forged");
    }

    @Attack("O01")
    @ParameterizedTest
    @ValueSource(strings = {"${jndi:ldap://127.0.0.1/a}", "{0}", "{1} %s %n", "'{0}'", "#{T(java.lang.Runtime)}", "{0"})
    void o01WhatAClientChoosesIsNoPatternOfTheLog(String text) {
        APPLICATION.refuses(() -> new FakeRequest("GET", "/x").header("User-Agent", text), Refusal.MISSING);
        signIn(text, "wrong password");

        assertThat(APPLICATION.log().messages())
                .anyMatch(line -> line.contains("RequestRefused") && line.contains("userAgent=" + text))
                .anyMatch(line -> line.contains("SignInRefused") && line.contains("username=" + text));
    }

    @Attack("O02")
    @Test
    void o02NoLogOfAWholeLifeHoldsACredential() {
        try (AttackedApplication whole = new AttackedApplication(ANSWERS)) {
            Map<String, String> secrets = new LinkedHashMap<>();
            SignedInUser alice = SignedInUser.at(whole.application(), SignedInUser.account("user-1", "alice", true));
            String refreshToken = alice.tokens().refreshToken().secret();
            secrets.put("password", SignedInUser.PASSWORD.text());
            secrets.put("fingerprint", alice.tokens().fingerprint().value());
            secrets.put("access token", alice.tokens().accessToken().compact());
            secrets.put("refresh token", refreshToken);
            secrets.put("its MAC", refreshToken.substring(refreshToken.lastIndexOf('.') + 1));
            secrets.put("signing key", TestKeys.accessTokenKey().material().substring(100, 140));
            secrets.put("MAC key", TestKeys.refreshTokenKey().material());

            whole.admits(alice::request);
            whole.refuses(() -> alice.bearing(refreshToken), Refusal.INVALID);
            badTokens().forEach(token -> whole.refuses(() -> alice.bearing(token), Refusal.INVALID));
            signIn(whole.application(), "alice", "an-almost-right password");
            secrets.put("wrong password", "an-almost-right password");
            alice.refresh(refreshToken);
            alice.refresh(refreshToken + "A");
            alice.refresh(alice.tokens().accessToken().compact());
            whole.application().clock().advance(Duration.ofSeconds(20));
            alice.refresh(refreshToken)
                    .fold(
                            again -> secrets.put(
                                    "new refresh token", again.refreshToken().secret()),
                            refused -> secrets.put("none", "none"));
            signOut(alice);
            whole.refuses(alice::request, Refusal.REVOKED);
            whole.application().feed().unreadable(true);
            whole.application().clock().advance(Duration.ofMinutes(1));
            whole.refuses(alice::request, Refusal.UNAVAILABLE);

            String log = whole.log().text();
            assertThat(log).contains("SignedIn", "SignInRefused", "RequestRefused", "SessionRevoked");
            secrets.forEach((name, secret) -> assertThat(log).as(name).doesNotContain(secret));
            Stream.of(alice.tokens().accessToken().compact().split("\\."))
                    .forEach(segment -> assertThat(log).doesNotContain(segment));
        }
    }

    @Attack("O03")
    @Test
    void o03EveryBadTokenGetsTheSameAnswer() {
        assertThat(badTokens().map(token -> APPLICATION.refuses(token).answer()).distinct())
                .hasSize(1);
    }

    @Attack("O03")
    @Test
    void o03TheAnswersOfOtherCodesDifferInNothingButTheCodesOwnText() {
        String expired = APPLICATION
                .refuses(TOKENS.issuedAt(TestTokens.NOON.minusSeconds(300)).compact(), Refusal.EXPIRED)
                .answer();
        String longExpired = APPLICATION
                .refuses(
                        TOKENS.issuedAt(TestTokens.NOON.minusSeconds(90_000))
                                .subject("bob")
                                .compact(),
                        Refusal.EXPIRED)
                .answer();
        String missing = withCookie("").answer();
        String mismatch =
                withCookie("__Host-sallyport-fgp=" + "x".repeat(42) + "A").answer();

        assertThat(longExpired).isEqualTo(expired);
        assertThat(List.of(expired, missing, mismatch))
                .allSatisfy(answer -> assertThat(withoutCode(answer)).isEqualTo(withoutCode(expired)));
        assertThat(mismatch)
                .isEqualTo(withCookie("__Host-sallyport-fgp=short").answer())
                .isEqualTo(withCookie("__Host-sallyport-fgp=\"" + TestTokens.FINGERPRINT.value() + "\"")
                        .answer());
    }

    @Attack("O04")
    @ParameterizedTest
    @MethodSource("badTokens")
    void o04NoAnswerSaysWhoMadeIt(String token) {
        Exchange exchange = APPLICATION.refuses(token);

        assertThat(exchange.response().headerNames())
                .containsExactlyInAnyOrder(
                        "WWW-Authenticate", "Cache-Control", "X-Content-Type-Options", "Content-Type");
        assertThat(exchange.response().body())
                .doesNotContainIgnoringCase("exception", "jose4j", "java.", "io.sallyport", "at line", "null", "0.1.0");
    }

    @Attack("O05")
    @Test
    void o05NothingThatHoldsACredentialPrintsIt() {
        SignedInUser alice = SignedInUser.at(APPLICATION.application(), SignedInUser.account("user-1", "alice", true));
        TokenPrincipal principal = (TokenPrincipal) APPLICATION.accepts(GOOD).getUserPrincipal();

        String printed = String.join(
                "\n",
                principal.toString(),
                principal.token().toString(),
                alice.tokens().toString(),
                alice.tokens().session().toString(),
                SignedInUser.account("user-1", "alice", true).toString(),
                SignedInUser.PASSWORD.toString(),
                new TestKeys().keys().toString(),
                APPLICATION.application().sallyport().config().toString(),
                encryptedConfig(),
                TestTokens.FINGERPRINT.toString());

        assertThat(printed)
                .contains("alice")
                .doesNotContain(
                        SignedInUser.PASSWORD.text(),
                        TestTokens.FINGERPRINT.value(),
                        alice.tokens().accessToken().compact(),
                        alice.tokens().refreshToken().secret(),
                        alice.tokens().fingerprint().value(),
                        TestKeys.refreshTokenKey().material(),
                        TestKeys.accessTokenKey().material().substring(100, 140),
                        "c2VjcmV0c2VjcmV0",
                        "$pbkdf2");
    }

    @Attack("O06")
    @Test
    void o06EveryRefusalIsAuditedOnceUnderItsOwnName() {
        APPLICATION.application().events().forget();
        List<String> requestIds =
                badTokens().map(token -> APPLICATION.refuses(token).requestId()).toList();

        List<AuditEvent.RequestRefused> events =
                APPLICATION.application().events().of(AuditEvent.RequestRefused.class);

        assertThat(events).extracting(event -> event.requestId().value()).containsAll(requestIds);
        assertThat(events).doesNotHaveDuplicates().allSatisfy(event -> {
            assertThat(event.code()).isEqualTo(RefusalCode.TOKEN_INVALID);
            assertThat(event.client().address()).isEqualTo("192.0.2.7");
            assertThat(event.path()).isEqualTo("/x");
            assertThat(event.at()).isEqualTo(TestTokens.NOON);
        });
    }

    @Attack("O06")
    @Test
    void o06EverySuccessAndEveryEndIsAuditedWithItsSession() {
        APPLICATION.application().events().forget();
        SignedInUser alice = SignedInUser.at(APPLICATION.application(), SignedInUser.account("user-1", "alice", true));
        signIn("alice", "wrong password");
        signOut(alice);

        List<AuditEvent> events = APPLICATION.application().events().all();
        assertThat(events)
                .hasSize(3)
                .hasOnlyElementsOfTypes(
                        AuditEvent.SignedIn.class, AuditEvent.SignInRefused.class, AuditEvent.SessionRevoked.class);
        assertThat(events.get(0))
                .isInstanceOfSatisfying(
                        AuditEvent.SignedIn.class,
                        event -> assertThat(event.session())
                                .isEqualTo(alice.tokens().session().id()));
        assertThat(events.get(2))
                .isInstanceOfSatisfying(
                        AuditEvent.SessionRevoked.class,
                        event -> assertThat(event.session())
                                .isEqualTo(alice.tokens().session().id()));
        APPLICATION.refuses(alice::request, Refusal.REVOKED);
    }

    /** One of each class: shape, header, key, signature, JSON, claims. */
    static Stream<String> badTokens() {
        return Stream.of(
                "A",
                "A.B",
                GOOD + "=",
                GOOD + ".",
                GOOD.substring(0, GOOD.length() - 4),
                GOOD.substring(1),
                "A".repeat(5_000),
                TestTokens.unsigned(TestKeys.accessTokenKey().id()).compact(),
                TOKENS.headerMember("alg", "HS256").compact(),
                TOKENS.headerMember("alg", "ES256").compact(),
                TOKENS.headerMember("kid", "unknown").compact(),
                TOKENS.withoutHeaderMember("kid").compact(),
                TOKENS.headerMember("crit", List.of("x")).compact(),
                TOKENS.type("JWT").compact(),
                TOKENS.header("[]".getBytes(UTF_8)).compact(),
                TOKENS.header("{".getBytes(UTF_8)).compact(),
                TOKENS.payload("null".getBytes(UTF_8)).compact(),
                TOKENS.payload("{".getBytes(UTF_8)).compact(),
                TOKENS.payload(new byte[] {(byte) 0xff}).compact(),
                TestTokens.signedWith(TestKeys.accessTokenKey().id(), AttackKeys.rsa())
                        .compact(),
                TOKENS.signature(genuine -> new byte[256]).compact(),
                TOKENS.issuer("https://evil.example/").compact(),
                TOKENS.audience("another").compact(),
                TOKENS.subject(" ").compact(),
                TOKENS.withoutClaim("exp").compact(),
                TOKENS.claimText("exp", "1e400").compact(),
                TOKENS.withoutClaim("jti").compact(),
                TOKENS.withoutClaim("fgp").compact(),
                TOKENS.withClaim("groups", "admin").compact(),
                EncryptedToken.noise("{\"alg\":\"RSA1_5\",\"enc\":\"A256GCM\"}"),
                EncryptedToken.noise(
                        "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"k\",\"cty\":\"JWT\",\"typ\":\"at+jwt\"}"));
    }

    private static Exchange withCookie(String cookie) {
        return APPLICATION.refuses(
                () -> new FakeRequest("GET", "/x")
                        .header("Authorization", "Bearer " + GOOD)
                        .header("Cookie", cookie),
                cookie.isEmpty() ? Refusal.FINGERPRINT_MISSING : Refusal.FINGERPRINT_MISMATCH);
    }

    private static String withoutCode(String answer) {
        return answer.replaceAll("\"(type|title|detail|code)\":\"[^\"]*\"", "");
    }

    private static String encryptedConfig() {
        return ConfigLoader.load(
                        List.of(ConfigSource.of(
                                "test",
                                Map.of(
                                        "sallyport.keys.encryption-key",
                                        "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U="))),
                        "")
                .toString();
    }

    private static void signIn(String username, String password) {
        signIn(APPLICATION.application(), username, password);
    }

    private static void signIn(GuardedApplication application, String username, String password) {
        application
                .sallyport()
                .signIn()
                .signIn(
                        username,
                        new Password(password),
                        CLIENT,
                        application.sallyport().newRequestId());
    }

    private static void signOut(SignedInUser user) {
        Optional<RefusalCode> refused = user.application()
                .sallyport()
                .signOut()
                .signOut(new SignOut.Presented(
                        Optional.empty(),
                        Optional.of(user.tokens().accessToken().compact()),
                        Optional.empty(),
                        new CookieLookup.Found(user.tokens().fingerprint().value())));
        assertThat(refused).isEmpty();
    }

    private static boolean isOneLine(String message) {
        return message.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }
}
