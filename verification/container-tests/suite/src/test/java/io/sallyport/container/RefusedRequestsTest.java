package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static io.sallyport.container.http.Refusal.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.Refusal;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.token.SigningKeys;
import io.sallyport.container.token.TestToken;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing here may reach the servlet behind the filter. */
@ExtendWith(ArquillianExtension.class)
class RefusedRequestsTest {
    private static final String APP = "sallyport-refused";
    private static final String COOKIE = "__Host-" + APP + "-fgp";
    private static final RawRequest REQUEST = RawRequest.get("/guarded");

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive refused() {
        return TestWar.guarded("refused", "guarded.xml");
    }

    @AfterEach
    void nobodyHasReachedTheServlet() throws URISyntaxException {
        String calls = RawRequest.get("/calls").sendTo(application.toURI()).body();

        assertThat(calls).isEqualTo("0");
    }

    static Stream<Arguments> requestsAndRefusals() {
        TestToken token = TestToken.of(APP);
        Refusal invalid = challenged(401, "invalid_token", "token_invalid");
        Refusal malformed = challenged(400, "invalid_request", "request_malformed");
        return Stream.of(
                Arguments.of("nothing", REQUEST, challenged(401, "token_missing")),
                Arguments.of(
                        "the cookie alone",
                        REQUEST.cookie(COOKIE, TestToken.FINGERPRINT),
                        challenged(401, "token_missing")),
                Arguments.of("expired", sent(token.expired()), challenged(401, "invalid_token", "token_expired")),
                Arguments.of(
                        "not yet valid",
                        sent(token.movedBySeconds(120)),
                        challenged(401, "invalid_token", "token_not_yet_valid")),
                Arguments.of("tampered", sent(token.tampered()), invalid),
                Arguments.of("foreign key", sent(token.signedBy(SigningKeys.FOREIGN)), invalid),
                Arguments.of("wrong audience", sent(token.with("aud", "another-application")), invalid),
                Arguments.of("wrong issuer", sent(token.with("iss", "urn:sallyport:another")), invalid),
                Arguments.of("no token at all", sent("not-a-token"), invalid),
                Arguments.of(
                        "missing cookie",
                        REQUEST.bearer(token.compact()),
                        challenged(401, "invalid_token", "fingerprint_missing")),
                Arguments.of(
                        "another session's cookie",
                        REQUEST.bearer(token.compact()).cookie(COOKIE, TestToken.OTHER_FINGERPRINT),
                        challenged(401, "invalid_token", "fingerprint_mismatch")),
                Arguments.of(
                        "the cookie under another application's name",
                        REQUEST.bearer(token.compact()).cookie("__Host-sallyport-other-fgp", TestToken.FINGERPRINT),
                        challenged(401, "invalid_token", "fingerprint_missing")),
                Arguments.of("two Authorization headers", sent(token.compact()).bearer(token.compact()), malformed),
                Arguments.of(
                        "the cookie in two headers",
                        sent(token.compact()).cookie(COOKIE, TestToken.FINGERPRINT),
                        malformed),
                Arguments.of(
                        "the cookie twice in one header",
                        REQUEST.bearer(token.compact())
                                .header(
                                        "Cookie",
                                        COOKIE + "=" + TestToken.FINGERPRINT + "; " + COOKIE + "="
                                                + TestToken.OTHER_FINGERPRINT),
                        malformed),
                Arguments.of(
                        "another scheme",
                        REQUEST.header("Authorization", "Basic YWxpY2U6cHc=").cookie(COOKIE, TestToken.FINGERPRINT),
                        challenged(401, "token_missing")),
                Arguments.of(
                        "wrong role", onPath("/store", token), challenged(403, "insufficient_scope", "role_missing")),
                Arguments.of(
                        "a path that is denied to everybody", onPath("/denied", token), plain(403, "path_denied")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requestsAndRefusals")
    void areAnsweredAsTheContractSays(String what, RawRequest request, Refusal refusal) throws URISyntaxException {
        refusal.check(request.sendTo(application.toURI()), APP);
    }

    @Test
    void endWithTheSignOut() throws URISyntaxException {
        URI here = application.toURI();
        SignedIn alice = SignedIn.as("alice", here);

        alice.withCookies(RawRequest.postJson("/auth/logout", "{}")).sendTo(here);

        challenged(401, "invalid_token", "session_revoked")
                .check(alice.on(REQUEST).sendTo(here), APP);
    }

    @Test
    void includeEveryMethod() throws URISyntaxException {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "MADE-UP")) {
            challenged(401, "token_missing")
                    .check(RawRequest.of(method, "/guarded").sendTo(application.toURI()), APP);
        }
    }

    private static RawRequest sent(TestToken token) {
        return sent(token.compact());
    }

    private static RawRequest sent(String token) {
        return REQUEST.bearer(token).cookie(COOKIE, TestToken.FINGERPRINT);
    }

    private static RawRequest onPath(String path, TestToken token) {
        return RawRequest.get(path).bearer(token.compact()).cookie(COOKIE, TestToken.FINGERPRINT);
    }
}
