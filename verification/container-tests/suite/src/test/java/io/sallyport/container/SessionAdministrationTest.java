package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static io.sallyport.container.http.Refusal.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.http.Refusal;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bob is a storekeeper, whose role opens the endpoints for everybody's sessions here; Alice and Carol are none. */
@ExtendWith(ArquillianExtension.class)
class SessionAdministrationTest {
    private static final String APP = "sallyport-administered";
    private static final RawRequest GUARDED = RawRequest.get("/guarded");
    private static final RawRequest REFRESH = RawRequest.postJson("/auth/refresh", "{}");
    private static final Refusal REVOKED = challenged(401, "invalid_token", "session_revoked");

    @ArquillianResource
    @OperateOnDeployment("administered")
    private URL url;

    @ArquillianResource
    @OperateOnDeployment("unadministered-sessions")
    private URL unadministered;

    private URI here;
    private SignedIn bob;

    @Deployment(name = "administered", testable = false)
    static WebArchive administered() {
        return TestWar.withSettings(
                TestWar.guarded("administered", "endpoints.xml"), "sallyport.sessions.admin-role=storekeeper");
    }

    @Deployment(name = "unadministered-sessions", testable = false)
    static WebArchive unadministered() {
        return TestWar.guarded("unadministered-sessions", "endpoints.xml");
    }

    @BeforeEach
    void signBobIn() throws URISyntaxException {
        here = url.toURI();
        bob = SignedIn.as("bob", here);
    }

    @Test
    void listsAndEndsOneSessionOfAnybody() {
        SignedIn one = SignedIn.as("carol", here);
        SignedIn other = SignedIn.as("carol", here);

        RawResponse ended = bob.on(end(other.session())).sendTo(here);

        assertThat(ended.status()).as(ended.body()).isEqualTo(204);
        REVOKED.check(other.on(GUARDED).sendTo(here), APP);
        REVOKED.because("administrator").check(other.withCookies(REFRESH).sendTo(here), APP);
        assertThat(one.on(GUARDED).sendTo(here).status()).isEqualTo(200);
        assertThat(sessionsOf("id-of-carol").toString()).contains(one.session()).doesNotContain(other.session());
        assertThat(bob.on(end(other.session())).sendTo(here).status()).isEqualTo(204);
    }

    @Test
    void endsEverySessionOfAUser() {
        SignedIn one = SignedIn.as("alice", here);
        SignedIn other = SignedIn.as("alice", here);
        int goingOn = sessionsOf("id-of-alice").size();

        RawResponse ended = bob.on(logoutAll("{\"sub\":\"id-of-alice\",\"reason\":\"user_disabled\"}"))
                .sendTo(here);

        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.body()).isEqualTo("{\"ended\":" + goingOn + "}");
        REVOKED.check(one.on(GUARDED).sendTo(here), APP);
        REVOKED.because("user_disabled").check(other.withCookies(REFRESH).sendTo(here), APP);
        assertThat(sessionsOf("id-of-alice")).isEmpty();
        assertThat(bob.on(GUARDED).sendTo(here).status()).isEqualTo(200);
    }

    @Test
    void endsTheOwnSessionToo() {
        assertThat(bob.on(logoutAll("{\"sub\":\"id-of-bob\"}")).sendTo(here).status())
                .isEqualTo(200);

        REVOKED.check(bob.on(GUARDED).sendTo(here), APP);
    }

    @Test
    void saysWhoIsUnknown() {
        assertThat(sessionsOf("nobody")).isEmpty();
        assertThat(bob.on(logoutAll("{\"sub\":\"nobody\"}")).sendTo(here).body())
                .isEqualTo("{\"ended\":0}");
        plain(404, "not_found").check(bob.on(end("unknown")).sendTo(here), APP);
        plain(404, "not_found").check(bob.on(end("no%20session")).sendTo(here), APP);
    }

    @Test
    void isReadAsStrictlyAsAnyOther() {
        for (String body : List.of(
                "",
                "[]",
                "{}",
                "{\"sub\":7}",
                "{\"sub\":\" \"}",
                "{\"sub\":\"a\",\"reason\":\"logout\"}",
                "{\"user\":\"a\"}")) {
            challenged(400, "invalid_request", "request_malformed")
                    .check(bob.on(logoutAll(body)).sendTo(here), APP);
        }
        for (String query : List.of("", "?sub=", "?sub=a&sub=b", "?sub=%00")) {
            challenged(400, "invalid_request", "request_malformed")
                    .check(
                            bob.on(RawRequest.get("/auth/admin/sessions" + query))
                                    .sendTo(here),
                            APP);
        }
        for (RawRequest request : List.of(logoutAll("{\"sub\":\"id-of-bob\"}"), end(bob.session()))) {
            plain(403, "csrf")
                    .check(
                            bob.on(request.header("Sec-Fetch-Site", "cross-site"))
                                    .sendTo(here),
                            APP);
        }
        assertThat(bob.on(GUARDED).sendTo(here).status()).isEqualTo(200);
    }

    @Test
    void isNobodysWhoLacksTheRole() {
        SignedIn alice = SignedIn.as("alice", here);

        for (RawRequest request : requests()) {
            challenged(403, "insufficient_scope", "role_missing")
                    .check(alice.on(request).sendTo(here), APP);
            challenged(401, "token_missing").check(request.sendTo(here), APP);
        }
        assertThat(bob.on(GUARDED).sendTo(here).status()).isEqualTo(200);
    }

    @Test
    void isNotThereWithoutARole() throws URISyntaxException {
        URI there = unadministered.toURI();
        SignedIn somebody = SignedIn.as("bob", there);

        for (RawRequest request : requests()) {
            plain(404, "not_found").check(somebody.on(request).sendTo(there), "sallyport-unadministered-sessions");
        }
    }

    private List<RawRequest> requests() {
        return List.of(
                RawRequest.get("/auth/admin/sessions?sub=id-of-bob"),
                end(bob.session()),
                logoutAll("{\"sub\":\"id-of-bob\"}"));
    }

    private JsonArray sessionsOf(String subject) {
        RawResponse listed =
                bob.on(RawRequest.get("/auth/admin/sessions?sub=" + subject)).sendTo(here);
        assertThat(listed.status()).as(listed.body()).isEqualTo(200);
        return listed.json().getAsJsonArray("sessions");
    }

    private static RawRequest end(String session) {
        return RawRequest.of("DELETE", "/auth/admin/sessions/" + session);
    }

    private static RawRequest logoutAll(String body) {
        return RawRequest.postJson("/auth/admin/logout-all", body);
    }
}
