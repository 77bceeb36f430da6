package io.sallyport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.config.ConfigLoader;
import io.sallyport.config.ConfigSource;
import io.sallyport.config.DenyListConfig;
import io.sallyport.config.SallyportConfig;
import io.sallyport.fingerprint.Fingerprint;
import io.sallyport.model.Generation;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RevocationReason;
import io.sallyport.session.DenyListFollower;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.TestSessions;
import io.sallyport.spi.DenyList;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.token.OwnSession;
import io.sallyport.token.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestGateTest {
    private static final String COOKIE = "__Host-sallyport-fgp";
    private static final String RULES = """
            GET /open/* = public
            /open/* = role:admin
            /closed/* = deny
            POST /stock = role:storekeeper,admin
            /stock = role:clerk
            /bank = authenticated max-lag:PT5S
            /news = authenticated insecure-max-lag:PT2M
            """;
    private static final SallyportConfig CONFIG = ConfigLoader.load(
                    List.of(ConfigSource.of(
                            "test", Map.of("sallyport.rules", RULES, "sallyport.login-page", "/login.jsp"))),
                    "")
            .config();

    private final TestSessions sessions = new TestSessions();
    private final IssuedTokens tokens = sessions.signIn();
    private final RequestGate gate = gate(sessions.denyList(), COOKIE);

    @AfterEach
    void endThreads() {
        sessions.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /parts,          admitted",
        "GET,    /stock,          admitted",
        "POST,   /stock,          ROLE_MISSING",
        "post,   /stock,          admitted",
        "GET,    /open/page,      admitted",
        "HEAD,   /open/page,      admitted",
        "POST,   /open/page,      ROLE_MISSING",
        "GET,    /closed/page,    PATH_DENIED",
        "GET,    /auth/login,     admitted",
        "DELETE, /auth/sessions,  admitted",
        "GET,    /login.jsp,      admitted"
    })
    void theFirstRuleThatMatchesDecides(String method, String path, String expected) {
        Decision decision = gate.decide(request(method, path, tokens));

        assertThat(text(decision)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /parts,          TOKEN_MISSING",
        "GET,    /auth,           admitted",
        "GET,    /authors,        TOKEN_MISSING",
        "GET,    /open/page,      admitted",
        "HEAD,   /open/page,      admitted",
        "get,    /open/page,      TOKEN_MISSING",
        "OPTIONS,/open/page,      TOKEN_MISSING",
        "GET,    /closed/page,    PATH_DENIED",
        "POST,   /auth/login,     admitted",
        "GET,    /login.jsp,      admitted",
        "GET,    /login.jsp/x,    TOKEN_MISSING"
    })
    void withoutCredentialsOnlyPublicPathsAreOpen(String method, String path, String expected) {
        Decision decision = gate.decide(request(method, Optional.of(path), List.of(), List.of()));

        assertThat(text(decision)).isEqualTo(expected);
        assertThat(identity(decision)).isEmpty();
    }

    @Test
    void anAmbiguousPathIsRefusedBeforeAnythingElse() {
        Decision decision = gate.decide(request("GET", Optional.empty(), bearer(tokens), cookie(tokens)));

        assertThat(decision).isEqualTo(new Decision.Refused(RefusalCode.PATH_AMBIGUOUS));
    }

    @Test
    void goodCredentialsAreAnIdentityOnAPublicPathToo() {
        Decision decision = gate.decide(request("GET", "/open/page", tokens));

        assertThat(identity(decision))
                .flatMap(VerifiedToken::own)
                .map(OwnSession::id)
                .contains(tokens.session().id());
    }

    @Test
    void badCredentialsAreNobodyOnAPublicPath() {
        for (Credentials bad : List.of(
                request("GET", Optional.of("/open/x"), List.of("Bearer"), List.of()),
                request("GET", Optional.of("/open/x"), List.of("Bearer x.y.z"), cookie(tokens)),
                request("GET", Optional.of("/open/x"), bearer(tokens), List.of()))) {
            Decision decision = gate.decide(bad);

            assertThat(text(decision)).isEqualTo("admitted");
            assertThat(identity(decision)).isEmpty();
        }
    }

    @Test
    void aTokenThatCameWithItsFingerprintManyTimesIsStillRefusedWithAnother() {
        List<String> foreign = List.of(COOKIE + "=" + TestTokens.FINGERPRINT.value());
        for (int i = 0; i < 3; i++) {
            assertThat(text(gate.decide(request("GET", "/parts", tokens)))).isEqualTo("admitted");
            assertThat(refusal(bearer(tokens), foreign)).isEqualTo(RefusalCode.FINGERPRINT_MISMATCH);
        }
    }

    @Test
    void eachWrongCredentialHasItsCode() {
        String good = bearer(tokens).get(0);
        String cookie = COOKIE + "=" + tokens.fingerprint().value();
        String foreign = COOKIE + "=" + TestTokens.FINGERPRINT.value();

        assertThat(refusal(List.of(good, good), List.of(cookie))).isEqualTo(RefusalCode.REQUEST_MALFORMED);
        assertThat(refusal(List.of("Bearer"), List.of(cookie))).isEqualTo(RefusalCode.REQUEST_MALFORMED);
        assertThat(refusal(List.of(good + "x"), List.of(cookie))).isEqualTo(RefusalCode.TOKEN_INVALID);
        assertThat(refusal(mintedAt(TestTokens.NOON.minusSeconds(300)), List.of()))
                .isEqualTo(RefusalCode.TOKEN_EXPIRED);
        assertThat(refusal(mintedAt(TestTokens.NOON.plusSeconds(61)), List.of()))
                .isEqualTo(RefusalCode.TOKEN_NOT_YET_VALID);
        assertThat(refusal(List.of(good), List.of())).isEqualTo(RefusalCode.FINGERPRINT_MISSING);
        assertThat(refusal(List.of(good), List.of(foreign))).isEqualTo(RefusalCode.FINGERPRINT_MISMATCH);
        assertThat(refusal(List.of(good), List.of(COOKIE + "="))).isEqualTo(RefusalCode.FINGERPRINT_MISMATCH);
        assertThat(refusal(List.of(good), List.of(cookie + "; " + cookie))).isEqualTo(RefusalCode.REQUEST_MALFORMED);
        assertThat(refusal(List.of(good), List.of(cookie, foreign))).isEqualTo(RefusalCode.REQUEST_MALFORMED);
        assertThat(refusal(List.of("Basic YTpi"), List.of(cookie))).isEqualTo(RefusalCode.TOKEN_MISSING);
    }

    @Test
    void aDeniedSessionIsRefused() {
        sessions.revoker().revoke(tokens.session().id(), RevocationReason.LOGOUT);

        assertThat(refusal(bearer(tokens), cookie(tokens))).isEqualTo(RefusalCode.SESSION_REVOKED);
    }

    @Test
    void aStoreThatCannotAnswerLetsNobodyInAndKeepsPublicPathsOpen() {
        DenyList down = token -> {
            throw new StoreUnavailableException("out of reach");
        };
        RequestGate unsure = gate(down, COOKIE);

        assertThat(text(unsure.decide(request("GET", "/parts", tokens)))).isEqualTo("UNAVAILABLE");
        Decision open = unsure.decide(request("GET", "/open/page", tokens));
        assertThat(text(open)).isEqualTo("admitted");
        assertThat(identity(open)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT5S,     /bank,      admitted",
        "PT5.001S, /bank,      UNAVAILABLE",
        "PT5.001S, /parts,     admitted",
        "PT60S,    /parts,     admitted",
        "PT60.001S,/parts,     UNAVAILABLE",
        "PT60.001S,/open/page, admitted",
        "PT120S,   /news,      admitted",
        "PT120.001S,/news,     UNAVAILABLE"
    })
    void aRuleMaySayHowOldTheDenyListMayBe(Duration lag, String path, String expected) {
        try (DenyListFollower unread = unreadFor(lag)) {
            RequestGate cutOff = gate(unread, COOKIE);

            assertThat(text(cutOff.decide(request("GET", path, tokens)))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"PT5S, admitted", "PT5.001S, UNAVAILABLE"})
    void aForwardGainsNoOlderDenyList(Duration lag, String expected) {
        Optional<VerifiedToken> identity = identity(gate.decide(request("GET", "/parts", tokens)));
        try (DenyListFollower unread = unreadFor(lag)) {
            RequestGate cutOff = gate(unread, COOKIE);

            assertThat(text(cutOff.decideAgain("GET", "/bank", identity))).isEqualTo(expected);
            assertThat(text(cutOff.decideAgain("GET", "/parts", identity))).isEqualTo("admitted");
        }
    }

    @Test
    void whatWasDeniedMeanwhileGoesNoFurther() {
        Optional<VerifiedToken> identity = identity(gate.decide(request("GET", "/parts", tokens)));
        assertThat(text(gate.decideLater("GET", "/parts", identity))).isEqualTo("admitted");
        assertThat(text(gate.decideLater(identity))).isEqualTo("admitted");

        sessions.revoker().revoke(tokens.session().id(), RevocationReason.LOGOUT);

        assertThat(text(gate.decideLater("GET", "/parts", identity))).isEqualTo("SESSION_REVOKED");
        assertThat(text(gate.decideLater(identity))).isEqualTo("SESSION_REVOKED");
        assertThat(text(gate.decideLater("GET", "/closed/page", identity))).isEqualTo("PATH_DENIED");
        Decision open = gate.decideLater("GET", "/open/page", identity);
        assertThat(text(open)).isEqualTo("admitted");
        assertThat(identity(open)).isEmpty();
    }

    @Test
    void whoeverWasNobodyGoesOnAsNobody() {
        assertThat(gate.decideLater(Optional.empty())).isEqualTo(new Decision.Admitted(Optional.empty()));
        assertThat(text(gate.decideLater("GET", "/parts", Optional.empty()))).isEqualTo("TOKEN_MISSING");
    }

    /** A list that was read, and then not again for so long. */
    private DenyListFollower unreadFor(Duration lag) {
        DenyListFollower unread = new DenyListFollower(
                sessions.feed(),
                new DenyListConfig(Duration.ofHours(1), Duration.ofMinutes(1)),
                sessions.clock(),
                "unread");
        sessions.clock().advance(lag);
        return unread;
    }

    @Test
    void theDenyListIsAskedLastAndOnlyAboutWhatIsGenuine() {
        DenyList never = token -> {
            throw new AssertionError("asked about " + token);
        };
        RequestGate strict = gate(never, COOKIE);

        assertThat(text(strict.decide(request("GET", Optional.of("/parts"), bearer(tokens), List.of()))))
                .isEqualTo("FINGERPRINT_MISSING");
        assertThat(text(strict.decide(request("GET", Optional.of("/parts"), List.of("Bearer x.y.z"), cookie(tokens)))))
                .isEqualTo("TOKEN_INVALID");
    }

    @Test
    void aRequestAcknowledgesItsGenerationOnlyWithItsFingerprint() {
        sessions.advance(Duration.ofSeconds(11));
        IssuedTokens second = sessions.refreshed(tokens);
        sessions.store().forgetCalls();

        gate.decide(request("GET", Optional.of("/parts"), bearer(second), List.of()));
        gate.decide(request("GET", Optional.of("/parts"), bearer(second), cookie(TestTokens.FINGERPRINT)));
        gate.decide(request("GET", "/open/page", second));

        sessions.awaitAcknowledged(tokens, 1);
        assertThat(sessions.store().calls().stream().filter("acknowledge"::equals))
                .hasSize(1);
    }

    @Test
    void aRequestWithoutItsFingerprintAcknowledgesNothing() {
        sessions.advance(Duration.ofSeconds(11));
        IssuedTokens second = sessions.refreshed(tokens);

        gate.decide(request("GET", Optional.of("/parts"), bearer(second), List.of()));
        gate.decide(request("GET", Optional.of("/parts"), bearer(second), cookie(TestTokens.FINGERPRINT)));
        sessions.acknowledgements().close();

        assertThat(sessions.row(tokens).acknowledged()).isEqualTo(Generation.FIRST);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /parts,        admitted,     TOKEN_MISSING",
        "GET,  /open/page,    admitted,     admitted",
        "POST, /open/page,    ROLE_MISSING, TOKEN_MISSING",
        "GET,  /closed/page,  PATH_DENIED,  PATH_DENIED",
        "GET,  /stock,        admitted,     TOKEN_MISSING"
    })
    void aForwardGainsNobodyAccess(String method, String path, String asClerk, String asNobody) {
        Optional<VerifiedToken> clerk = identity(gate.decide(request("GET", "/parts", tokens)));

        assertThat(text(gate.decideAgain(method, path, clerk))).isEqualTo(asClerk);
        assertThat(text(gate.decideAgain(method, path, Optional.empty()))).isEqualTo(asNobody);
    }

    @Test
    void noCredentialIsPrinted() {
        assertThat(request("GET", "/parts", tokens)).hasToString("Credentials[GET /parts, redacted]");
        assertThat(request("GET", Optional.empty(), List.of(), List.of()))
                .hasToString("Credentials[GET (ambiguous path), redacted]");
    }

    private RequestGate gate(DenyList denyList, String cookie) {
        return new RequestGate(
                CONFIG, sessions.tokens(), cookie, denyList, sessions.acknowledgements(), sessions.clock());
    }

    private RefusalCode refusal(List<String> authorization, List<String> cookies) {
        Decision decision = gate.decide(request("GET", Optional.of("/parts"), authorization, cookies));
        return ((Decision.Refused) decision).code();
    }

    private static List<String> mintedAt(Instant issuedAt) {
        return List.of("Bearer "
                + TestTokens.signedWith(TestKeys.accessTokenKey())
                        .issuedAt(issuedAt)
                        .compact());
    }

    private static Credentials request(String method, String path, IssuedTokens tokens) {
        return request(method, Optional.of(path), bearer(tokens), cookie(tokens));
    }

    private static Credentials request(
            String method, Optional<String> path, List<String> authorization, List<String> cookies) {
        return new Credentials(method, path, authorization, cookies);
    }

    private static List<String> bearer(IssuedTokens tokens) {
        return List.of("Bearer " + tokens.accessToken().compact());
    }

    private static List<String> cookie(IssuedTokens tokens) {
        return cookie(tokens.fingerprint());
    }

    private static List<String> cookie(Fingerprint fingerprint) {
        return List.of("a=b; " + COOKIE + "=" + fingerprint.value());
    }

    private static String text(Decision decision) {
        return decision instanceof Decision.Refused refused ? refused.code().name() : "admitted";
    }

    private static Optional<VerifiedToken> identity(Decision decision) {
        return decision instanceof Decision.Admitted admitted ? admitted.token() : Optional.empty();
    }
}
