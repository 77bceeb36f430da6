package io.sallyport.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.war.TestWar;
import java.net.URISyntaxException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real application with fourteen filters, some of which answer instead of a servlet; here with nothing that guards it. */
@ExtendWith(ArquillianExtension.class)
class HawtioTest {
    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive unguarded() {
        return TestWar.hawtio("console");
    }

    @ParameterizedTest
    @CsvSource({
        "/refresh, ok",
        "/index.html, <base href=\"/console/\">",
        "/jmx, <base href=\"/console/\">",
        "/connect/remote, <base href=\"/console/\">",
    })
    void answersFromItsOwnFilters(String path, String content) throws URISyntaxException {
        RawResponse answer = RawRequest.get(path).sendTo(application.toURI());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(content);
    }
}
