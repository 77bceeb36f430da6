package io.sallyport.container.attack;

import static io.sallyport.container.http.Refusal.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.application.LastingServlet;
import io.sallyport.container.http.KeptConnection;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes on without a request ends with the session that began it. */
@ExtendWith(ArquillianExtension.class)
class LastingUsesAttacksTest {
    private static final String APP = "sallyport-lasting";
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @RegisterExtension
    static final AttackRecorder RECORDER = new AttackRecorder();

    @ArquillianResource
    private URL application;

    private URI here;

    @Deployment(testable = false)
    static WebArchive lasting() {
        return TestWar.guarded("lasting", "lasting.xml").addClass(LastingServlet.class);
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        here = application.toURI();
    }

    @Test
    void i14RefusesARequestThatWaitsAfterAForceLogout() {
        SignedIn alice = SignedIn.as("alice", here);
        SignedIn elsewhere = SignedIn.as("alice", here);
        try (KeptConnection waiting = begun(alice, "wait")) {
            end(elsewhere, "/auth/logout-all");

            RawResponse answer = RECORDER.saw(waiting.receive().orElseThrow());

            challenged(401, "invalid_token", "session_revoked").check(answer, APP);
        }
    }

    @Test
    void i14CutsOffAnAnswerThatIsOnItsWay() {
        SignedIn alice = SignedIn.as("alice", here);
        try (KeptConnection streaming = begun(alice, "stream")) {
            end(alice, "/auth/logout");

            RawResponse answer = RECORDER.saw(streaming.receive().orElseThrow());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("first line");
        }
    }

    @Test
    void i14LeavesWhatAnotherSessionBegan() {
        SignedIn alice = SignedIn.as("alice", here);
        SignedIn bob = SignedIn.as("bob", here);
        try (KeptConnection ofAlice = begun(alice, "wait");
                KeptConnection ofBob = begun(bob, "wait")) {
            end(alice, "/auth/logout");
            assertThat(RECORDER.saw(ofAlice.receive().orElseThrow()).status()).isEqualTo(401);

            assertThat(ofBob.hasAnswer()).isFalse();
            end(bob, "/auth/logout");
            assertThat(ofBob.receive().orElseThrow().status()).isEqualTo(401);
        }
    }

    @Test
    void i14InvalidatesTheHttpSessionWithoutAnotherRequest() {
        SignedIn alice = SignedIn.as("alice", here);
        int before = told("http-sessions-ended");
        RawResponse made = alice.on(RawRequest.get("/lasting?how=http-session")).sendTo(here);
        assertThat(made.headers("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("JSESSIONID="));
        assertThat(told("http-sessions-ended")).isEqualTo(before);

        end(alice, "/auth/logout");

        awaitTold("http-sessions-ended", before + 1);
        RawResponse afterwards = RECORDER.saw(
                alice.on(RawRequest.get("/lasting?how=http-session")).sendTo(here));
        challenged(401, "invalid_token", "session_revoked").check(afterwards, APP);
    }

    private KeptConnection begun(SignedIn user, String how) {
        int before = told("begun");
        KeptConnection connection = KeptConnection.to(here);
        connection.send(user.on(RawRequest.get("/lasting?how=" + how)));
        awaitTold("begun", before + 1);
        return connection;
    }

    private void end(SignedIn user, String endpoint) {
        RawResponse answer = user.on(RawRequest.postJson(endpoint, "{}")).sendTo(here);

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private int told(String what) {
        return Integer.parseInt(
                RawRequest.get("/open/lasting?how=" + what).sendTo(here).body());
    }

    private void awaitTold(String what, int expected) {
        long start = System.nanoTime();
        while (told(what) != expected) {
            assertThat(System.nanoTime() - start).as(what).isLessThan(LONGEST.toNanos());
        }
    }
}
