package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.application.AnsweringFilter;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.TestToken;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** However an application is described, the filter is there once and before all others. */
@ExtendWith(ArquillianExtension.class)
class WaysInTest {
    @ArquillianResource
    @OperateOnDeployment("declared")
    private URL declared;

    @ArquillianResource
    @OperateOnDeployment("complete")
    private URL complete;

    @ArquillianResource
    @OperateOnDeployment("answering")
    private URL answering;

    @Deployment(name = "declared", testable = false)
    static WebArchive declared() {
        return TestWar.guarded("declared", "declared.xml");
    }

    @Deployment(name = "complete", testable = false)
    static WebArchive complete() {
        return TestWar.guarded("complete", "metadata-complete.xml");
    }

    @Deployment(name = "answering", testable = false)
    static WebArchive answering() {
        return TestWar.guarded("answering", "answering.xml").addClass(AnsweringFilter.class);
    }

    @Test
    void aDeclarationInWebXmlStandsWithItsParametersAndIsNotRepeated() throws URISyntaxException {
        URI here = declared.toURI();

        RawResponse answer = send(here, "named-by-init-param");

        challenged(401, "token_missing").check(RawRequest.get("/guarded").sendTo(here), "named-by-init-param");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("user=alice", "guards=[door]");
    }

    @Test
    void anApplicationWhoseMetadataIsCompleteIsGuarded() throws URISyntaxException {
        URI here = complete.toURI();

        RawResponse answer = send(here, "sallyport-complete");

        challenged(401, "token_missing").check(RawRequest.get("/guarded").sendTo(here), "sallyport-complete");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("user=alice", "guards=[sallyport]");
    }

    @Test
    void aFilterThatAnswersItselfIsBehindOurs() throws URISyntaxException {
        URI here = answering.toURI();

        RawResponse answer = send(here, "sallyport-answering");

        challenged(401, "token_missing").check(RawRequest.get("/guarded").sendTo(here), "sallyport-answering");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("the filter says: user=alice");
    }

    private static RawResponse send(URI application, String appName) {
        return RawRequest.get("/guarded")
                .bearer(TestToken.of(appName).compact())
                .cookie("__Host-" + appName + "-fgp", TestToken.FINGERPRINT)
                .sendTo(application);
    }
}
