package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With a database, an application that starts again goes on where it was. */
@ExtendWith(ArquillianExtension.class)
class KeptSessionsTest {
    @ArquillianResource
    private Deployer deployer;

    @ArquillianResource
    @OperateOnDeployment("neighbour")
    private URL neighbour;

    @Deployment(name = "neighbour", testable = false)
    static WebArchive neighbour() {
        return TestWar.unguarded("neighbour", "guarded.xml");
    }

    @Deployment(name = "kept", managed = false, testable = false)
    static WebArchive kept() {
        return TestWar.withDatabase("kept");
    }

    @Test
    void sessionsDenialsAndKeysOutliveARestart() throws URISyntaxException {
        URI here = neighbour.toURI().resolve("/kept");
        deployer.deploy("kept");
        SignedIn alice = SignedIn.as("alice", here);
        SignedIn bob = SignedIn.as("bob", here);
        RawResponse signedOut =
                bob.withCookies(RawRequest.postJson("/auth/logout", "{}")).sendTo(here);
        assertThat(signedOut.status()).isEqualTo(204);

        deployer.undeploy("kept");
        deployer.deploy("kept");

        try {
            assertThat(alice.on(RawRequest.get("/guarded")).sendTo(here).body()).contains("user=alice");
            RawResponse refreshed = alice.withCookies(RawRequest.postJson("/auth/refresh", "{}"))
                    .sendTo(here);
            assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
            challenged(401, "invalid_token", "session_revoked")
                    .check(bob.on(RawRequest.get("/guarded")).sendTo(here), "sallyport-kept");
        } finally {
            deployer.undeploy("kept");
        }
    }
}
