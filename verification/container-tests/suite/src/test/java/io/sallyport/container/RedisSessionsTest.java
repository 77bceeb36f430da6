package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.war.RedisAtHand;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With Redis, an application that starts again goes on where it was, and leaves no thread behind. */
@ExtendWith(ArquillianExtension.class)
class RedisSessionsTest {
    private static final RedisAtHand SERVER = RedisAtHand.start();

    @ArquillianResource
    private Deployer deployer;

    @ArquillianResource
    @OperateOnDeployment("neighbour")
    private URL neighbour;

    @Deployment(name = "neighbour", testable = false)
    static WebArchive neighbour() {
        return TestWar.unguarded("neighbour", "guarded.xml");
    }

    @Deployment(name = "redis", managed = false, testable = false)
    static WebArchive redis() {
        return TestWar.withRedis("redis", SERVER);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void sessionsDenialsAndKeysOutliveARestart() throws URISyntaxException {
        URI here = neighbour.toURI().resolve("/redis");
        deployer.deploy("redis");
        SignedIn alice = SignedIn.as("alice", here);
        SignedIn bob = SignedIn.as("bob", here);
        RawResponse signedOut =
                bob.withCookies(RawRequest.postJson("/auth/logout", "{}")).sendTo(here);
        assertThat(signedOut.status()).isEqualTo(204);

        deployer.undeploy("redis");
        assertThat(threads()).isEmpty();
        deployer.deploy("redis");

        try {
            assertThat(alice.on(RawRequest.get("/guarded")).sendTo(here).body()).contains("user=alice");
            RawResponse refreshed = alice.withCookies(RawRequest.postJson("/auth/refresh", "{}"))
                    .sendTo(here);
            assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
            challenged(401, "invalid_token", "session_revoked")
                    .check(bob.on(RawRequest.get("/guarded")).sendTo(here), "sallyport-redis");
        } finally {
            deployer.undeploy("redis");
        }
        assertThat(threads()).isEmpty();
    }

    /** All of an application's threads begin with its name. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sallyport-redis-"))
                .toList();
    }
}
