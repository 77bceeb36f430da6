package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static io.sallyport.container.http.Refusal.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.http.Refusal;
import io.sallyport.container.token.SetCookies;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
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

/** What becomes of a session after the sign-in; refresh tokens rotate at once here. */
@ExtendWith(ArquillianExtension.class)
class SessionsTest {
    private static final String APP = "sallyport-sessions";
    private static final Refusal REVOKED = challenged(401, "invalid_token", "session_revoked");
    private static final RawRequest GUARDED = RawRequest.get("/guarded");
    private static final RawRequest REFRESH = RawRequest.postJson("/auth/refresh", "{}");
    private static final RawRequest LOGOUT = RawRequest.postJson("/auth/logout", "{}");

    @ArquillianResource
    private URL application;

    private URI here;

    @Deployment(testable = false)
    static WebArchive sessions() {
        return TestWar.guarded("sessions", "endpoints.xml");
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        here = application.toURI();
    }

    @Test
    void areRenewedWithTheSameFingerprint() {
        SignedIn before = SignedIn.as("alice", here);

        RawResponse answer = before.withCookies(REFRESH).sendTo(here);

        SignedIn after = SignedIn.of(answer, here);
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(after.cookies()).containsOnlyKeys(before.cookies().keySet());
        assertThat(after.session()).isEqualTo(before.session());
        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(after.refreshToken()).isNotEqualTo(before.refreshToken());
        assertThat(after.on(GUARDED).sendTo(here).status()).isEqualTo(200);
    }

    @Test
    void endWhenASpentRefreshTokenComesBack() {
        SignedIn first = SignedIn.as("alice", here);
        SignedIn second = SignedIn.of(first.withCookies(REFRESH).sendTo(here), here);
        second.on(GUARDED).sendTo(here);

        RawResponse replayed = first.withCookies(REFRESH).sendTo(here);

        challenged(401, "invalid_token", "refresh_reused")
                .because("late_replay")
                .check(replayed, APP);
        REVOKED.check(second.on(GUARDED).sendTo(here), APP);
        REVOKED.because("refresh_reused").check(second.withCookies(REFRESH).sendTo(here), APP);
    }

    @Test
    void areNotRenewedWithoutRefreshToken() {
        challenged(401, "session_missing").check(REFRESH.sendTo(here), APP);
    }

    @Test
    void areNotRenewedWithoutTheirFingerprint() {
        SignedIn alice = SignedIn.as("alice", here);
        SignedIn other = SignedIn.as("alice", here);
        RawRequest alone = REFRESH.cookie("__Host-" + APP + "-rt", alice.refreshToken());

        challenged(401, "invalid_token", "fingerprint_missing").check(alone.sendTo(here), APP);
        challenged(401, "invalid_token", "fingerprint_mismatch")
                .check(
                        alone.cookie("__Host-" + APP + "-fgp", other.fingerprint())
                                .sendTo(here),
                        APP);
        assertThat(alice.withCookies(REFRESH).sendTo(here).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fgp", "rt"})
    void areNotRenewedByTwoCookiesOfOneName(String cookie) {
        SignedIn alice = SignedIn.as("alice", here);
        RawRequest twice = alice.withCookies(REFRESH).cookie("__Host-" + APP + "-" + cookie, "x");

        challenged(400, "invalid_request", "request_malformed").check(twice.sendTo(here), APP);
    }

    @Test
    void tellATabThatAnotherUserSignedInBesideIt() {
        SignedIn alice = SignedIn.as("alice", here);
        SignedIn bob = SignedIn.as("bob", here);
        RawRequest believing = RawRequest.postJson("/auth/refresh", "{\"session_id\":\"" + alice.session() + "\"}");

        challenged(401, "invalid_token", "session_superseded")
                .check(bob.withCookies(believing).sendTo(here), APP);
        assertThat(alice.withCookies(believing).sendTo(here).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void endWithTheSignOut(boolean byRefreshToken, boolean byAccessToken) {
        SignedIn alice = SignedIn.as("alice", here);
        RawRequest request = LOGOUT.cookie("__Host-" + APP + "-fgp", alice.fingerprint());
        request = byRefreshToken ? request.cookie("__Host-" + APP + "-rt", alice.refreshToken()) : request;
        request = byAccessToken ? request.bearer(alice.accessToken()) : request;

        RawResponse first = request.sendTo(here);
        RawResponse again = request.sendTo(here);

        checkSignedOut(first);
        checkSignedOut(again);
        REVOKED.check(alice.on(GUARDED).sendTo(here), APP);
        REVOKED.because("logout").check(alice.withCookies(REFRESH).sendTo(here), APP);
    }

    @Test
    void stayWhereTheFingerprintIsAnothers() {
        SignedIn alice = SignedIn.as("alice", here);
        SignedIn bob = SignedIn.as("bob", here);
        RawRequest stolen = LOGOUT.bearer(alice.accessToken()).cookie("__Host-" + APP + "-fgp", bob.fingerprint());

        checkSignedOut(stolen.sendTo(here));
        assertThat(alice.on(GUARDED).sendTo(here).status()).isEqualTo(200);
    }

    @Test
    void stayWhereTwoDifferentOnesAreNamed() {
        SignedIn alice = SignedIn.as("alice", here);
        SignedIn bob = SignedIn.as("bob", here);

        RawResponse answer = alice.withCookies(LOGOUT).bearer(bob.accessToken()).sendTo(here);

        challenged(400, "invalid_request", "request_malformed").check(answer, APP);
        assertThat(alice.on(GUARDED).sendTo(here).status()).isEqualTo(200);
        assertThat(bob.on(GUARDED).sendTo(here).status()).isEqualTo(200);
    }

    @Test
    void allEndTogether() {
        SignedIn one = SignedIn.as("carol", here);
        SignedIn other = SignedIn.as("carol", here);
        SignedIn alice = SignedIn.as("alice", here);

        RawResponse answer =
                one.on(RawRequest.postJson("/auth/logout-all", "{}")).sendTo(here);

        checkSignedOut(answer);
        REVOKED.check(one.on(GUARDED).sendTo(here), APP);
        REVOKED.check(other.on(GUARDED).sendTo(here), APP);
        REVOKED.because("logout_all").check(other.withCookies(REFRESH).sendTo(here), APP);
        assertThat(alice.on(GUARDED).sendTo(here).status()).isEqualTo(200);
    }

    @Test
    void allButThisOneEndTogether() {
        SignedIn one = SignedIn.as("carol", here);
        SignedIn other = SignedIn.as("carol", here);

        RawResponse answer = one.on(RawRequest.postJson("/auth/logout-all", "{\"keep_current\":true}"))
                .sendTo(here);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(one.on(GUARDED).sendTo(here).status()).isEqualTo(200);
        REVOKED.check(other.on(GUARDED).sendTo(here), APP);
    }

    @Test
    void areListedForTheirUserAlone() {
        SignedIn bob = SignedIn.of(
                SignedIn.request("bob").header("User-Agent", "Depot scanner").sendTo(here), here);

        RawResponse answer = bob.on(RawRequest.get("/auth/sessions")).sendTo(here);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Content-Type")).containsExactly("application/json");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.json().keySet()).containsExactly("sessions");
        JsonObject current = current(answer);
        assertThat(current.keySet())
                .containsExactlyInAnyOrder("id", "created_at", "last_used_at", "expires_at", "user_agent", "current");
        assertThat(current.get("id").getAsString()).isEqualTo(bob.session());
        assertThat(current.get("user_agent").getAsString()).isEqualTo("Depot scanner");
        assertThat(Instant.parse(current.get("created_at").getAsString()))
                .isBefore(Instant.parse(current.get("expires_at").getAsString()));
        assertThat(answer.body()).doesNotContain(SignedIn.as("alice", here).session());
    }

    @Test
    void endOneByOne() {
        SignedIn one = SignedIn.as("carol", here);
        SignedIn other = SignedIn.as("carol", here);
        RawRequest end = RawRequest.of("DELETE", "/auth/sessions/" + other.session());

        RawResponse answer = one.on(end).sendTo(here);

        assertThat(answer.status()).isEqualTo(204);
        REVOKED.check(other.on(GUARDED).sendTo(here), APP);
        REVOKED.because("ended_by_user").check(other.withCookies(REFRESH).sendTo(here), APP);
        assertThat(one.on(GUARDED).sendTo(here).status()).isEqualTo(200);
        assertThat(one.on(end).sendTo(here).status()).isEqualTo(204);
    }

    @Test
    void endForTheirUserAloneAndNotFromOtherSites() {
        SignedIn alice = SignedIn.as("alice", here);
        SignedIn bob = SignedIn.as("bob", here);
        RawRequest end = RawRequest.of("DELETE", "/auth/sessions/" + alice.session());

        plain(404, "not_found").check(bob.on(end).sendTo(here), APP);
        plain(403, "csrf")
                .check(alice.on(end).header("Sec-Fetch-Site", "cross-site").sendTo(here), APP);
        assertThat(alice.on(GUARDED).sendTo(here).status()).isEqualTo(200);
    }

    @Test
    void tellWhoIsSignedIn() {
        SignedIn alice = SignedIn.as("alice", here);

        RawResponse answer = alice.on(RawRequest.get("/auth/me")).sendTo(here);

        assertThat(answer.status()).isEqualTo(200);
        JsonObject me = answer.json();
        assertThat(me.keySet()).containsExactlyInAnyOrder("sub", "username", "roles", "sid", "auth_time", "expires_at");
        assertThat(me.get("sub").getAsString()).isEqualTo("id-of-alice");
        assertThat(me.get("username").getAsString()).isEqualTo("alice");
        assertThat(me.get("roles").toString()).isEqualTo("[\"clerk\"]");
        assertThat(me.get("sid").getAsString()).isEqualTo(alice.session());
    }

    @ParameterizedTest
    @CsvSource({"GET, me", "GET, sessions", "DELETE, sessions/abc", "POST, logout-all", "POST, password"})
    void areNobodysBusinessWithoutToken(String method, String endpoint) {
        RawRequest request = new RawRequest(
                method,
                "/auth/" + endpoint,
                List.of("Content-Type: application/json"),
                method.equals("POST") ? "{}" : "");

        challenged(401, "token_missing").check(request.sendTo(here), APP);
    }

    private static void checkSignedOut(RawResponse answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        SetCookies cookies = SetCookies.of(answer);
        assertThat(cookies.values())
                .hasSize(3)
                .containsEntry("__Host-" + APP + "-fgp", "")
                .containsEntry("__Host-" + APP + "-rt", "")
                .containsEntry("__Host-" + APP + "-session", "");
        assertThat(cookies.attributes().values())
                .allMatch(attributes ->
                        attributes.containsAll(Set.of("Max-Age=0", "Path=/", "Secure", "SameSite=Strict")));
    }

    private static JsonObject current(RawResponse answer) {
        List<JsonObject> current = new ArrayList<>();
        for (JsonElement session : answer.json().getAsJsonArray("sessions")) {
            if (session.getAsJsonObject().get("current").getAsBoolean()) {
                current.add(session.getAsJsonObject());
            }
        }
        assertThat(current).hasSize(1);
        return current.get(0);
    }
}
