package io.sallyport.filter;

import static io.sallyport.filter.GuardedApplication.COOKIE;
import static io.sallyport.filter.GuardedApplication.TOKENS;
import static io.sallyport.filter.GuardedApplication.signedIn;
import static io.sallyport.filter.GuardedApplication.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.audit.AuditEvent;
import io.sallyport.model.Client;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.testkit.servlet.FakeFilterChain;
import io.sallyport.testkit.servlet.FakeRequest;
import io.sallyport.testkit.servlet.FakeResponse;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SallyportFilterTest {
    private final GuardedApplication application = new GuardedApplication();
    private final FakeFilterChain chain = new FakeFilterChain();
    private FakeResponse response = new FakeResponse();

    @BeforeEach
    void forget() {
        response = new FakeResponse();
        application.events().forget();
    }

    @AfterAll
    void endThreads() {
        application.close();
    }

    @Test
    void anAdmittedRequestSeesWhoSentIt() throws Exception {
        HttpServletRequest seen = application
                .send(with(TOKENS.roles("clerk", "admin"), new FakeRequest("GET", "/admin/x")), response)
                .requests()
                .get(0);

        assertThat(seen.getRemoteUser()).isEqualTo("alice");
        assertThat(seen.getUserPrincipal().getName()).isEqualTo("alice");
        assertThat(seen.getUserPrincipal()).hasToString("TokenPrincipal[alice]");
        assertThat(seen.getAuthType()).isEqualTo("Bearer");
        assertThat(seen.isUserInRole("clerk")).isTrue();
        assertThat(seen.isUserInRole("Clerk")).isFalse();
        assertThat(seen.isUserInRole("storekeeper")).isFalse();
        assertThat(seen.isUserInRole(null)).isFalse();
        assertThat(seen.authenticate(response.servlet())).isTrue();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headerNames()).isEmpty();
    }

    @Test
    void theStarsOfTheServletSpecificationMeanWhatItSays() throws Exception {
        HttpServletRequest seen = application
                .send(with(TOKENS.roles("*"), new FakeRequest("GET", "/x")), response)
                .requests()
                .get(0);

        assertThat(seen.isUserInRole("*")).isFalse();
        assertThat(seen.isUserInRole("**")).isTrue();
    }

    @Test
    void aPublicPathIsAdmittedWithoutIdentity() throws Exception {
        FakeRequest request = new FakeRequest("GET", "/public/x");

        HttpServletRequest seen = application.send(request, response).requests().get(0);

        assertThat(seen).isSameAs(request.servlet());
        assertThat(seen.getUserPrincipal()).isNull();
    }

    @Test
    void aRefusalSaysTheCodeAndTheChallengeAndReachesNothing() throws Exception {
        application.send(new FakeRequest("GET", "/x").header("User-Agent", "Browser/1.0"), response, chain);

        assertThat(chain.calls()).isZero();
        AuditEvent.RequestRefused event =
                application.events().of(AuditEvent.RequestRefused.class).get(0);
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).contains("Bearer realm=\"sallyport\"");
        assertThat(response.header("Content-Type")).contains("application/problem+json");
        assertThat(response.header("Cache-Control")).contains("no-store");
        assertThat(response.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.header("Retry-After")).isEmpty();
        assertThat(response.headers("Set-Cookie")).isEmpty();
        assertThat(response.body())
                .isEqualTo("{\"type\":\"urn:sallyport:problem:token_missing\",\"title\":\"Sign in first\","
                        + "\"status\":401,\"detail\":\"Send the access token as 'Authorization: Bearer', together with the"
                        + " fingerprint cookie.\",\"code\":\"token_missing\",\"request_id\":\""
                        + event.requestId().value() + "\"}");
        assertThat(event)
                .isEqualTo(new AuditEvent.RequestRefused(
                        TestTokens.NOON,
                        event.requestId(),
                        RefusalCode.TOKEN_MISSING,
                        "GET",
                        "/x",
                        new Client("192.0.2.7", "Browser/1.0")));
    }

    @Test
    void eachWrongCredentialHasItsAnswerAndReachesNothing() throws Exception {
        String good = "Bearer " + TOKENS.compact();
        KeyPair foreign = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String invalid = "Bearer realm=\"sallyport\", error=\"invalid_token\"";

        assertRefused(with(TOKENS.issuedAt(TestTokens.NOON.minusSeconds(300)), get()), 401, "token_expired", invalid);
        assertRefused(with(TOKENS.audience("other"), get()), 401, "token_invalid", invalid);
        assertRefused(
                with(TestTokens.signedWith(TestKeys.accessTokenKey().id(), foreign), get()),
                401,
                "token_invalid",
                invalid);
        assertRefused(
                get().header("Authorization", good.replaceFirst("....$", "AAAA"))
                        .header("Cookie", COOKIE),
                401,
                "token_invalid",
                invalid);
        assertRefused(get().header("Authorization", good), 401, "fingerprint_missing", invalid);
        assertRefused(
                get().header("Authorization", good).header("Cookie", "__Host-sallyport-fgp=" + "x".repeat(42) + "A"),
                401,
                "fingerprint_mismatch",
                invalid);
        String malformed = "Bearer realm=\"sallyport\", error=\"invalid_request\"";
        assertRefused(with(TOKENS, get()).header("Authorization", good), 400, "request_malformed", malformed);
        assertRefused(with(TOKENS, get()).header("Cookie", COOKIE), 400, "request_malformed", malformed);
    }

    @Test
    void aTokenInTheQueryCountsForNothingAloneAndIsOneTooManyBesideTheHeader() throws Exception {
        String query = "a=b&access_token=" + TOKENS.compact();
        String malformed = "Bearer realm=\"sallyport\", error=\"invalid_request\"";

        assertRefused(get().header("Cookie", COOKIE).query(query), 401, "token_missing", "Bearer realm=\"sallyport\"");
        assertRefused(with(TOKENS, get()).query(query), 400, "request_malformed", malformed);
        assertThat(application
                        .send(with(TOKENS, get()).query("no_access_token=x&a=b"), response)
                        .calls())
                .isEqualTo(1);
    }

    @Test
    void rolesRulesAndPathsHaveTheirAnswers() throws Exception {
        assertRefused(
                signedIn("GET", "/admin/x"),
                403,
                "role_missing",
                "Bearer realm=\"sallyport\", error=\"insufficient_scope\"");
        assertRefused(signedIn("GET", "/closed/x"), 403, "path_denied", null);
        assertRefused(signedIn("GET", "/public/..;/admin/x"), 400, "path_ambiguous", null);
        assertRefused(signedIn("GET", "/public/%2e%2e/admin/x"), 400, "path_ambiguous", null);
        assertRefused(signedIn("GET", "/public%2fx"), 400, "path_ambiguous", null);
    }

    @Test
    void aDeniedSessionIsRefusedFromTheNextRequestOn() throws Exception {
        TestTokens tokens = TOKENS.session("denied");
        application.sallyport().sessions().revoke(new SessionId("denied"), RevocationReason.ADMINISTRATOR);

        assertRefused(
                with(tokens, get()), 401, "session_revoked", "Bearer realm=\"sallyport\", error=\"invalid_token\"");
    }

    @Test
    void noRefusalTellsTheTokenAClaimOrAClass() throws Exception {
        String token = TOKENS.audience("other-audience").compact();
        application.send(get().header("Authorization", "Bearer " + token).header("Cookie", COOKIE), response, chain);

        assertThat(response.body()).doesNotContain(token, "other-audience", "alice", "io.sallyport", "Exception");
        assertThat(application.events().all().toString()).doesNotContain(token, TestTokens.FINGERPRINT.value());
    }

    @Test
    void anAnswerThatIsUnderWayIsLeftAsItIs() throws Exception {
        FakeResponse underWay = new FakeResponse().committed();

        application.send(new FakeRequest("GET", "/x"), underWay, chain);

        assertThat(chain.calls()).isZero();
        assertThat(underWay.body()).isEmpty();
        assertThat(underWay.status()).isEqualTo(200);
        assertThat(application.events().of(AuditEvent.RequestRefused.class)).hasSize(1);
    }

    @Test
    void whatTheApplicationWroteBeforeIsNotSentWithTheRefusal() throws Exception {
        response.servlet().getWriter().write("half a page");

        application.send(new FakeRequest("GET", "/x"), response, chain);

        assertThat(response.body()).startsWith("{\"type\"").doesNotContain("half a page");
    }

    @Test
    void aStrangeRequestLineIsAuditedInOneLine() throws Exception {
        application.send(new FakeRequest("GE\nT", "/x\r\né" + "y".repeat(300)).servletPath("/x"), response, chain);

        AuditEvent.RequestRefused event =
                application.events().of(AuditEvent.RequestRefused.class).get(0);
        assertThat(event.method()).isEqualTo("GE?T");
        assertThat(event.path()).startsWith("/x???yyy").hasSize(256);
    }

    @Test
    void aStoreOutOfReachIs503WithRetryAfter() throws Exception {
        try (GuardedApplication cutOff = new GuardedApplication()) {
            cutOff.feed().unreadable(true);
            cutOff.clock().advance(Duration.ofSeconds(31));
            FakeFilterChain behind = cutOff.send(signedIn("GET", "/x"), response);

            assertThat(behind.calls()).isZero();
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.header("Retry-After")).contains("1");
            assertThat(response.header("WWW-Authenticate")).isEmpty();
            assertThat(response.body()).contains("\"code\":\"unavailable\"");

            assertThat(cutOff.send(signedIn("GET", "/public/x"), new FakeResponse())
                            .calls())
                    .isEqualTo(1);
        }
    }

    @Test
    void aFilterThatWasNotStartedLetsNobodyPass() {
        SallyportFilter idle = new SallyportFilter();

        assertThatThrownBy(() -> idle.doFilter(signedIn("GET", "/public/x").servlet(), response.servlet(), chain))
                .isInstanceOf(UnavailableException.class);
        idle.destroy();
        assertThat(chain.calls()).isZero();
    }

    private static FakeRequest get() {
        return new FakeRequest("GET", "/x");
    }

    private void assertRefused(FakeRequest request, int status, String code, String challenge) throws Exception {
        FakeResponse answer = new FakeResponse();
        FakeFilterChain behind = application.send(request, answer);

        assertThat(behind.calls()).as(code).isZero();
        assertThat(answer.status()).as(code).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "\"status\":" + status);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo(Optional.ofNullable(challenge));
    }
}
