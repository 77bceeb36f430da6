package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static io.sallyport.container.http.Refusal.plain;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.http.Refusal;
import io.sallyport.container.token.SetCookies;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.token.TestToken;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ArquillianExtension.class)
class SignInTest {
    private static final String APP = "sallyport-signin";
    private static final Set<String> HIDDEN = Set.of("HttpOnly", "Path=/", "SameSite=Strict", "Secure");
    private static final Set<String> READABLE = Set.of("Path=/", "SameSite=Strict", "Secure");
    private static final RawRequest ALICE = SignedIn.request("alice");

    @ArquillianResource
    private URL application;

    private URI here;

    @Deployment(testable = false)
    static WebArchive signin() {
        return TestWar.guarded("signin", "endpoints.xml");
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        here = application.toURI();
    }

    @Test
    void answersWithTheTokenResponse() {
        RawResponse answer = ALICE.sendTo(here);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Content-Type")).containsExactly("application/json");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        JsonObject body = answer.json();
        assertThat(body.keySet())
                .containsExactlyInAnyOrder(
                        "access_token", "token_type", "expires_in", "refresh_expires_in", "session_id", "server_time");
        assertThat(body.get("token_type").getAsString()).isEqualTo("Bearer");
        assertThat(body.get("expires_in").getAsInt()).isBetween(299, 300);
        assertThat(body.get("refresh_expires_in").getAsInt()).isBetween(3599, 3600);
        assertThat(body.get("server_time").getAsLong())
                .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond());
    }

    @Test
    void setsFingerprintRefreshTokenAndMarkerForThisOriginAlone() {
        SetCookies cookies = SetCookies.of(ALICE.sendTo(here));

        assertThat(cookies.attributes())
                .hasSize(3)
                .containsEntry("__Host-" + APP + "-fgp", HIDDEN)
                .containsEntry("__Host-" + APP + "-rt", HIDDEN)
                .containsEntry("__Host-" + APP + "-session", READABLE);
        assertThat(cookies.values()).containsEntry("__Host-" + APP + "-session", "1");
        assertThat(cookies.values().get("__Host-" + APP + "-fgp")).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void issuesATokenThatIsBoundToTheCookie() {
        SignedIn alice = SignedIn.as("alice", here);

        JsonObject header = part(alice.accessToken(), 0);
        JsonObject claims = part(alice.accessToken(), 1);
        assertThat(header.keySet()).containsExactlyInAnyOrder("alg", "kid", "typ");
        assertThat(header.get("typ").getAsString()).isEqualTo("at+jwt");
        assertThat(header.get("alg").getAsString()).isEqualTo("RS256");
        assertThat(claims.keySet())
                .containsExactlyInAnyOrder(TestToken.of(APP).claims().keySet().toArray(String[]::new));
        assertThat(claims.get("iss").getAsString()).isEqualTo("urn:sallyport:" + APP);
        assertThat(claims.get("aud").getAsString()).isEqualTo(APP);
        assertThat(claims.get("sub").getAsString()).isEqualTo("id-of-alice");
        assertThat(claims.get("sid").getAsString()).isEqualTo(alice.session());
        assertThat(claims.get("preferred_username").getAsString()).isEqualTo("alice");
        assertThat(claims.get("groups").toString()).isEqualTo("[\"clerk\"]");
        assertThat(claims.get("rgn").getAsInt()).isZero();
        assertThat(claims.get("exp").getAsLong() - claims.get("iat").getAsLong())
                .isEqualTo(300);
        assertThat(claims.get("fgp").getAsString()).isEqualTo(TestToken.hash(alice.fingerprint()));
    }

    @Test
    void opensWhatIsGuarded() {
        RawResponse answer =
                SignedIn.as("alice", here).on(RawRequest.get("/guarded")).sendTo(here);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("user=alice", "clerk=true");
    }

    @Test
    void makesANewSessionAndANewFingerprintEveryTime() {
        SignedIn first = SignedIn.as("alice", here);

        SignedIn second = SignedIn.of(first.withCookies(ALICE).sendTo(here), here);

        assertThat(second.session()).isNotEqualTo(first.session());
        assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
    }

    @ParameterizedTest
    @CsvSource({"alice, wrong-password", "nobody, a-password-of-the-suite", "dave, a-password-of-the-suite"})
    void doesNotSayWhetherUserPasswordOrAccountIsWrong(String user, String password) {
        RawResponse answer = SignedIn.request("/auth", user, password).sendTo(here);
        RawResponse usual = SignedIn.request("/auth", "alice", "wrong").sendTo(here);

        challenged(401, "invalid_credentials").check(answer, APP);
        assertThat(withoutRequestId(answer)).isEqualTo(withoutRequestId(usual));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"alice\"",
                "{}",
                "{\"username\":\"alice\"}",
                "{\"username\":\"alice\",\"username\":\"alice\",\"password\":\"a-password-of-the-suite\"}",
                "{\"username\":\"alice\",\"password\":7}",
                "{\"username\":[\"alice\"],\"password\":\"a-password-of-the-suite\"}",
                "{\"username\":\"alice\",\"password\":null}",
                "{\"username\":\"alice\",\"password\":\"a-password-of-the-suite\"}}",
                "{\"username\":\"alice\",\"password\":\"a-password-of-the-suite\"} {}",
                "{\"username\":\"alice\",\"password\":\"a-password-of-the-suite\",\"admin\":true}",
                "{\"username\":\"alice\",\"password\":\"a-password-of-the-suite\",}",
                "{'username':'alice','password':'a-password-of-the-suite'}",
                "{\"username\":[[[[[[[[[[]]]]]]]]]],\"password\":\"a-password-of-the-suite\"}"
            })
    void readsJsonStrictly(String json) {
        RawResponse answer = RawRequest.postJson("/auth/login", json).sendTo(here);

        challenged(400, "invalid_request", "request_malformed").check(answer, APP);
    }

    @Test
    void readsSixteenKibibytesAndNoMore() {
        String start = "{\"username\":\"alice\",\"password\":\"a-password-of-the-suite\"}";
        RawRequest full = RawRequest.postJson("/auth/login", start + " ".repeat(16 * 1024 - start.length()));
        RawRequest over = RawRequest.postJson("/auth/login", start + " ".repeat(16 * 1024 - start.length() + 1));

        assertThat(full.sendTo(here).status()).isEqualTo(200);
        plain(413, "body_too_large").check(over.sendTo(here), APP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: application/json; charset=iso-8859-1",
                "Content-Type: application/jsonp",
                "X-Content-Type: application/json"
            })
    void readsJsonOnly(String field) {
        RawRequest request = new RawRequest("POST", "/auth/login", List.of(field), ALICE.body());

        plain(415, "media_type_unsupported").check(request.sendTo(here), APP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void isAskedForByPostOnly(String method) {
        RawResponse answer = RawRequest.of(method, "/auth/login").sendTo(here);

        plain(405, "method_not_allowed").check(answer, APP);
        assertThat(answer.headers("Allow"))
                .singleElement()
                .asString()
                .contains("POST")
                .doesNotContain(method);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: none",
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:1"
            })
    void isNotForOtherSites(String field) {
        Refusal csrf = plain(403, "csrf");

        csrf.check(with(field).sendTo(here), APP);
    }

    @Test
    void isForOurOwnPagesAndForAllowedOrigins() {
        String own = "http://127.0.0.1:" + application.getPort();

        assertThat(with("Sec-Fetch-Site: same-origin").sendTo(here).status()).isEqualTo(200);
        assertThat(with("Origin: " + own).sendTo(here).status()).isEqualTo(200);
        assertThat(with("Origin: https://shop.example").sendTo(here).status()).isEqualTo(200);
        assertThat(with("Sec-Fetch-Site: cross-site")
                        .header("Origin", "https://shop.example")
                        .sendTo(here)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void isNotOfferedWhereBrowsersDropTheCookies() {
        plain(400, "insecure_origin")
                .check(ALICE.header("Host", "depot.example").sendTo(here), APP);
    }

    @Test
    void leavesOtherPathsBelowItsOwnEmpty() {
        plain(404, "not_found").check(RawRequest.get("/auth/nothing").sendTo(here), APP);
    }

    private static RawRequest with(String field) {
        int colon = field.indexOf(':');
        return ALICE.header(field.substring(0, colon), field.substring(colon + 2));
    }

    private static JsonObject withoutRequestId(RawResponse answer) {
        JsonObject body = answer.json();
        body.remove("request_id");
        return body;
    }

    private static JsonObject part(String token, int index) {
        String text = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), UTF_8);
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
