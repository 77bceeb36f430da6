package io.sallyport.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.application.LoggingServlet;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.war.TestWar;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that logs through slf4j 1.7: a newer slf4j-api beside its old binding would silence it. */
@ExtendWith(ArquillianExtension.class)
class Slf4j17Test {
    private static final Path LOG = TestWar.built("slf4j-1.7.log");

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive logging() {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "logging.war")
                .setWebXML("wars/logging.xml")
                .addClass(LoggingServlet.class);
        return TestWar.withSettings(
                TestWar.guarded(TestWar.withSlf4j17(war, LOG)), "sallyport.insecure.demo-users=true");
    }

    @Test
    void stillLogs() throws URISyntaxException, IOException {
        String line = "order-" + UUID.randomUUID();
        URI here = application.toURI();
        SignedIn alice = SignedIn.of(
                SignedIn.request("/auth", "alice", "depot-demo-2009").sendTo(here), here);

        RawResponse answer = alice.on(RawRequest.get("/log?" + line)).sendTo(here);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(LOG).content().contains("LoggingServlet - The depot says " + line);
    }
}
