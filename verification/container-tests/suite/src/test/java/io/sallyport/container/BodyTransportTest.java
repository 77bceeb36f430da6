package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static io.sallyport.container.http.Refusal.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.sallyport.container.application.TestUsers;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The password and the keys; the refresh token travels in bodies here, as for clients that are no browsers. */
@ExtendWith(ArquillianExtension.class)
class BodyTransportTest {
    private static final String APP = "sallyport-bodies";
    private static final String NEW_PASSWORD = "a-new-password";

    @ArquillianResource
    private URL application;

    private URI here;

    @Deployment(testable = false)
    static WebArchive bodies() {
        return TestWar.guarded("bodies", "body-transport.xml");
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        here = application.toURI();
    }

    @Test
    void handsTheRefreshTokenOutInTheBodyAlone() {
        RawResponse answer = SignedIn.request("alice").sendTo(here);

        assertThat(answer.json().get("refresh_token").getAsString()).isNotEmpty();
        assertThat(SignedIn.of(answer, here).cookies())
                .containsOnlyKeys("__Host-" + APP + "-fgp", "__Host-" + APP + "-session");
    }

    @Test
    void givesTheSameRefreshTokenAgainWithinTheGraceWindow() {
        RawResponse signedIn = SignedIn.request("alice").sendTo(here);
        SignedIn alice = SignedIn.of(signedIn, here);

        RawResponse refreshed =
                alice.withCookies(refresh(refreshToken(signedIn))).sendTo(here);

        assertThat(SignedIn.of(refreshed, here).session()).isEqualTo(alice.session());
        assertThat(refreshToken(refreshed)).isEqualTo(refreshToken(signedIn));
    }

    @Test
    void refusesARefreshTokenBesideAnotherFingerprint() {
        String refreshToken = refreshToken(SignedIn.request("alice").sendTo(here));
        SignedIn bob = SignedIn.as("bob", here);

        challenged(401, "invalid_token", "fingerprint_mismatch")
                .check(bob.withCookies(refresh(refreshToken)).sendTo(here), APP);
    }

    @Test
    void hasNoSessionWithoutOrWithAMadeUpRefreshToken() {
        SignedIn alice = SignedIn.as("alice", here);
        RawRequest empty = RawRequest.postJson("/auth/refresh", "{}");

        challenged(401, "session_missing").check(alice.withCookies(empty).sendTo(here), APP);
        challenged(401, "session_missing")
                .check(alice.withCookies(refresh("made-up")).sendTo(here), APP);
    }

    @Test
    void signsOutByTheRefreshTokenInTheBody() {
        RawResponse signedIn = SignedIn.request("alice").sendTo(here);
        SignedIn alice = SignedIn.of(signedIn, here);
        String body = "{\"refresh_token\":\"" + refreshToken(signedIn) + "\"}";

        RawResponse answer =
                alice.withCookies(RawRequest.postJson("/auth/logout", body)).sendTo(here);

        assertThat(answer.status()).isEqualTo(204);
        challenged(401, "invalid_token", "session_revoked")
                .check(alice.on(RawRequest.get("/guarded")).sendTo(here), APP);
    }

    @Test
    void changesAPasswordAndEndsTheOtherSessions() {
        SignedIn carol = SignedIn.as("carol", here);
        SignedIn elsewhere = SignedIn.as("carol", here);

        RawResponse answer = carol.on(change(TestUsers.PASSWORD, NEW_PASSWORD)).sendTo(here);

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(carol.on(RawRequest.get("/guarded")).sendTo(here).status()).isEqualTo(200);
        challenged(401, "invalid_token", "session_revoked")
                .check(elsewhere.on(RawRequest.get("/guarded")).sendTo(here), APP);
        challenged(401, "invalid_credentials").check(SignedIn.request("carol").sendTo(here), APP);
        assertThat(SignedIn.request("/auth", "carol", NEW_PASSWORD).sendTo(here).status())
                .isEqualTo(200);
    }

    @Test
    void changesNoPasswordWithoutTheCurrentOneOrForOneTooShort() {
        SignedIn bob = SignedIn.as("bob", here);

        challenged(401, "invalid_credentials")
                .check(bob.on(change("not-the-password", NEW_PASSWORD)).sendTo(here), APP);
        plain(400, "password_unacceptable")
                .check(bob.on(change(TestUsers.PASSWORD, "2short!")).sendTo(here), APP);
        assertThat(SignedIn.request("bob").sendTo(here).status()).isEqualTo(200);
    }

    @Test
    void publishesItsKeysWithoutTheirPrivateHalves() {
        RawResponse answer = RawRequest.get("/auth/jwks.json").sendTo(here);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Content-Type")).containsExactly("application/jwk-set+json");
        assertThat(answer.headers("Cache-Control")).containsExactly("public, max-age=300");
        assertThat(answer.json().getAsJsonArray("keys")).hasSize(1);
        for (JsonElement key : answer.json().getAsJsonArray("keys")) {
            JsonObject members = key.getAsJsonObject();
            assertThat(members.keySet()).containsExactlyInAnyOrder("kty", "use", "alg", "kid", "n", "e");
            assertThat(members.get("kid").getAsString()).isEqualTo("of-the-test");
        }
    }

    private static String refreshToken(RawResponse answer) {
        return answer.json().get("refresh_token").getAsString();
    }

    private static RawRequest refresh(String refreshToken) {
        return RawRequest.postJson("/auth/refresh", "{\"refresh_token\":\"" + refreshToken + "\"}");
    }

    private static RawRequest change(String current, String replacement) {
        return RawRequest.postJson(
                "/auth/password",
                "{\"current_password\":\"" + current + "\",\"new_password\":\"" + replacement + "\"}");
    }
}
