package io.sallyport.filter;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static io.sallyport.filter.GuardedApplication.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Await;
import io.sallyport.keys.ForeignKey;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.testkit.servlet.FakeFilterChain;
import io.sallyport.testkit.servlet.FakeHttpSession;
import io.sallyport.testkit.servlet.FakeRequest;
import io.sallyport.testkit.servlet.FakeResponse;
import io.sallyport.token.VerifiedToken;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application sees of users whom a trusted issuer vouches for. */
class ForeignIdentityTest {
    private static final ForeignKey KEY = ForeignKey.named("key-a");
    private static final String ISSUER = "https://a.example.com";
    private static final TestTokens FOREIGN =
            KEY.tokens().issuer(ISSUER).subject("4711").session("theirs").withoutClaim("rgn");

    private final List<GuardedApplication> applications = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void trust() throws IOException {
        Path file = Files.write(folder.resolve("a.json"), ForeignKey.set(KEY));
        set("issuer", ISSUER);
        set("audience", "sallyport");
        set("algorithms", "RS256");
        set("jwks-file", file.toString());
    }

    @AfterEach
    void close() {
        applications.forEach(GuardedApplication::close);
    }

    @Test
    void saysWhoVouchesForIt() throws Exception {
        set("roles-claim", "groups");

        HttpServletRequest seen = seen(application(), FOREIGN);

        TokenPrincipal principal = (TokenPrincipal) seen.getUserPrincipal();
        assertThat(principal.issuer()).isEqualTo(ISSUER);
        assertThat(principal.subject()).isEqualTo(new Subject("4711"));
        assertThat(principal.getName()).isEqualTo("alice");
        assertThat(seen.getRemoteUser()).isEqualTo("alice");
        assertThat(seen.isUserInRole("clerk")).isTrue();
        assertThat(principal.token().own()).isEmpty();
        assertThat(principal.token().expiresAt())
                .isEqualTo(TestTokens.NOON.plus(Duration.ofMinutes(5)).plusSeconds(30));
    }

    @Test
    void isCalledAsItsIssuerSaysOrElseByItsSubject() throws Exception {
        assertThat(seen(application(), FOREIGN.withoutClaim("preferred_username"))
                        .getRemoteUser())
                .isEqualTo("4711");
    }

    @Test
    void isCalledByTheClaimThatTheOperatorNames() throws Exception {
        set("username-claim", "contact.email");
        GuardedApplication application = application();

        assertThat(seen(application, FOREIGN.withClaim("contact", Map.of("email", "a@example.com")))
                        .getRemoteUser())
                .isEqualTo("a@example.com");
        assertThat(status(application, FOREIGN)).isEqualTo(401);
    }

    @Test
    void hasRolesOfAClaimWhoseNameIsAUrl() throws Exception {
        set("roles-claim", "https://hasura.io/jwt/claims > x-hasura-allowed-roles");
        TestTokens token = FOREIGN.withClaim(
                "https://hasura.io/jwt/claims",
                Map.of("x-hasura-allowed-roles", List.of("editor", "user", "n".repeat(129))));

        VerifiedToken verified = ((TokenPrincipal) seen(application(), token).getUserPrincipal()).token();

        assertThat(verified.roles()).containsExactlyInAnyOrder(new Role("editor"), new Role("user"));
    }

    @Test
    void isNobodyElseWhoseIssuerHasTheSameSubject() throws Exception {
        GuardedApplication application = application();
        FakeHttpSession session = new FakeHttpSession("s");
        send(application, FOREIGN, session);

        send(application, FOREIGN.session("another-of-theirs"), session);
        assertThat(session.isInvalidated()).isFalse();

        send(application, TOKENS.subject("4711"), session);
        assertThat(session.isInvalidated()).isTrue();
    }

    @Test
    void keepsItsHttpSessionWithoutASessionOfItsIssuer() throws Exception {
        GuardedApplication application = application();
        FakeHttpSession session = new FakeHttpSession("s");
        send(application, FOREIGN.withoutClaim("sid"), session);
        send(application, FOREIGN.withoutClaim("sid"), session);
        application.send(new FakeRequest("GET", "/public/x").session(session), new FakeResponse());
        assertThat(session.isInvalidated()).isFalse();

        send(application, FOREIGN.withoutClaim("sid").subject("4712"), session);

        assertThat(session.isInvalidated()).isTrue();
    }

    @Test
    void isSignedOutWithItsTokenAlone() throws Exception {
        GuardedApplication application = application();

        seen(application, FOREIGN).logout();

        assertThat(status(application, FOREIGN)).isEqualTo(401);
        assertThat(seen(application, FOREIGN.withClaim("jti", "another"))).isNotNull();
        assertThat(seen(application, TOKENS)).isNotNull();
        application.clock().advance(Duration.ofMinutes(5).plusSeconds(29));
        Await.until(
                "the deny-list was read since",
                () -> application.sallyport().denyList().lag().isZero());
        assertThat(status(application, FOREIGN)).isEqualTo(401);
    }

    @Test
    void cannotBeSignedOutWhereTheOperatorLetsTokensHaveNoId() throws Exception {
        set("jti", "none");
        GuardedApplication application = application();
        TestTokens nameless = FOREIGN.withoutClaim("jti");

        seen(application, nameless).logout();

        assertThat(seen(application, nameless)).isNotNull();
        assertThat(((TokenPrincipal) seen(application, nameless).getUserPrincipal())
                        .token()
                        .toString())
                .isEqualTo("VerifiedToken[jti=none, sid=theirs]");
        assertThat(status(application, FOREIGN.withClaim("jti", ""))).isEqualTo(401);
    }

    @Test
    void needsItsFingerprintAlsoWhereOurOwnTokensNeedNone() throws Exception {
        settings.put("sallyport.fingerprint.required", "false");
        GuardedApplication application = application();

        assertThat(statusWithoutCookie(application, TOKENS)).isEqualTo(200);
        assertThat(statusWithoutCookie(application, FOREIGN)).isEqualTo(401);
        assertThat(status(application, FOREIGN)).isEqualTo(200);
    }

    @Test
    void mayHaveATokenOfAnotherTypeOrNoneWhereTheOperatorSaysSo() throws Exception {
        set("type", "JWT");
        GuardedApplication application = application();
        assertThat(status(application, FOREIGN.type("jwt"))).isEqualTo(200);
        assertThat(status(application, FOREIGN)).isEqualTo(401);

        set("type", "any");
        GuardedApplication easy = application();
        assertThat(status(easy, FOREIGN.withoutHeaderMember("typ"))).isEqualTo(200);
        assertThat(status(easy, FOREIGN.type("whatever"))).isEqualTo(200);
    }

    private void set(String name, String value) {
        settings.put("sallyport.trusted-issuers.a." + name, value);
    }

    private GuardedApplication application() {
        GuardedApplication application = new GuardedApplication(new TestKeys(), settings);
        applications.add(application);
        return application;
    }

    private static HttpServletRequest seen(GuardedApplication application, TestTokens token) throws Exception {
        FakeFilterChain resource = application.send(with(token, new FakeRequest("GET", "/x")), new FakeResponse());
        assertThat(resource.requests()).hasSize(1);
        return resource.requests().get(0);
    }

    private static int status(GuardedApplication application, TestTokens token) throws Exception {
        FakeResponse response = new FakeResponse();
        application.send(with(token, new FakeRequest("GET", "/x")), response);
        return response.status();
    }

    private static int statusWithoutCookie(GuardedApplication application, TestTokens token) throws Exception {
        FakeResponse response = new FakeResponse();
        application.send(new FakeRequest("GET", "/x").header("Authorization", "Bearer " + token.compact()), response);
        return response.status();
    }

    private static void send(GuardedApplication application, TestTokens token, FakeHttpSession session)
            throws Exception {
        application.send(with(token, new FakeRequest("GET", "/x")).session(session), new FakeResponse());
    }
}
