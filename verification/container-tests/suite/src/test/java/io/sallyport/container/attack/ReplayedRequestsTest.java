package io.sallyport.container.attack;

import static io.sallyport.container.token.TestToken.FINGERPRINT;
import static io.sallyport.container.token.TestToken.OTHER_FINGERPRINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.KeptConnection;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.TestToken;
import io.sallyport.container.war.TestWar;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that were once measured on unguarded containers, sent to a guarded application. */
@ExtendWith(ArquillianExtension.class)
class ReplayedRequestsTest {
    private static final String APP = "sallyport-replayed";
    private static final String COOKIE = "__Host-" + APP + "-fgp";

    @ArquillianResource
    private URL address;

    private URI here;

    @Deployment(testable = false)
    static WebArchive replayed() {
        return TestWar.guarded("replayed", "guarded.xml");
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        here = address.toURI();
    }

    static Stream<RecordedRequest> authorizationHeaders() throws IOException {
        return RecordedRequest.all("authz.json");
    }

    static Stream<RecordedRequest> cookieHeaders() throws IOException {
        return RecordedRequest.all("cookie.json");
    }

    @ParameterizedTest
    @MethodSource("authorizationHeaders")
    void reachTheResourceOnlyWithOneTokenInTheRightForm(RecordedRequest recorded) {
        String token = TestToken.of(APP).compact();
        RecordedRequest request = guarded(recorded)
                .with("eyJhbGciOiJIUzI1NiJ9.e30.c2ln", token)
                .plus("Cookie: " + COOKIE + "=" + FINGERPRINT);
        List<String> values = request.values("Authorization");
        boolean isGood =
                values.size() == 1 && (values.get(0).equalsIgnoreCase("Bearer " + token) || recorded.isFolded());

        assertAnswer(request, isGood, "token_missing", "request_malformed", "token_invalid");
    }

    @ParameterizedTest
    @MethodSource("authorizationHeaders")
    void doNotReachTheResourceWithABadToken(RecordedRequest recorded) {
        RecordedRequest request = guarded(recorded)
                .with("eyJhbGciOiJIUzI1NiJ9.e30.c2ln", TestToken.of(APP).tampered())
                .plus("Cookie: " + COOKIE + "=" + FINGERPRINT);

        assertAnswer(request, false, "token_missing", "request_malformed", "token_invalid");
    }

    @ParameterizedTest
    @MethodSource("cookieHeaders")
    void reachTheResourceOnlyWithOneCookieThatFits(RecordedRequest recorded) {
        RecordedRequest request = ours(recorded).withWord("AAA", FINGERPRINT);
        List<String> values = ContractCookies.values(request.values("Cookie"), COOKIE);
        boolean isGood = values.equals(List.of(FINGERPRINT));

        assertAnswer(request, isGood, codeFor(values.size()));
    }

    @ParameterizedTest
    @MethodSource("cookieHeaders")
    void doNotReachTheResourceWithACookieThatDoesNotFit(RecordedRequest recorded) {
        RecordedRequest request = ours(recorded).withWord("AAA", OTHER_FINGERPRINT);

        assertAnswer(
                request,
                false,
                codeFor(ContractCookies.values(request.values("Cookie"), COOKIE).size()));
    }

    private static RecordedRequest guarded(RecordedRequest recorded) {
        return recorded.with("GET /plain/x", "GET /replayed/guarded");
    }

    private static RecordedRequest ours(RecordedRequest recorded) {
        return guarded(recorded)
                .with("Fgp", APP + "-fgp")
                .with("__host-fgp", "__host-" + APP + "-fgp")
                .with("__HOST-FGP", "__HOST-" + APP + "-FGP")
                .withWord("BBB", OTHER_FINGERPRINT)
                .withWord("EVIL", OTHER_FINGERPRINT)
                .plus("Authorization: Bearer " + TestToken.of(APP).compact());
    }

    private static String codeFor(int cookies) {
        return cookies == 0 ? "fingerprint_missing" : cookies == 1 ? "fingerprint_mismatch" : "request_malformed";
    }

    private void assertAnswer(RecordedRequest request, boolean isGood, String... codes) {
        RawResponse answer = send(request);

        if (request.isRefusedByContainer()) {
            assertThat(answer.status()).isIn(400, 431);
        } else if (isGood) {
            assertThat(answer.body()).contains("user=alice");
        } else {
            assertThat(answer.status()).isIn(400, 401);
            assertThat(answer.code().orElse("none")).isIn((Object[]) codes);
        }
    }

    private RawResponse send(RecordedRequest request) {
        try (KeptConnection connection = KeptConnection.to(here)) {
            connection.send(request.bytes());
            return connection.receive().orElseThrow();
        }
    }
}
