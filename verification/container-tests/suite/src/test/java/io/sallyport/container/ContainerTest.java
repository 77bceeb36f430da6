package io.sallyport.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ContainerTest {
    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive plain() {
        return TestWar.unguarded("plain", "guarded.xml");
    }

    @Test
    void isTheOneThatThisRunIsNamedAfter() throws URISyntaxException {
        String body = RawRequest.get("/guarded").sendTo(application.toURI()).body();

        assertThat(body).contains("server=" + System.getProperty("container.version"));
    }

    @Test
    void listensOnOneLoopbackAddressOnly() {
        URI neighbour = URI.create("http://127.0.0.2:" + application.getPort() + "/plain");

        assertThatThrownBy(() -> RawRequest.get("/guarded").sendTo(neighbour))
                .hasRootCauseMessage("Connection refused");
    }
}
