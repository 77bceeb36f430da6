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
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A real application with fourteen filters, some of which answer instead of a servlet. To guard it, jars and one file of
 * settings are added; nothing of it is changed.
 */
@ExtendWith(ArquillianExtension.class)
class GuardedHawtioTest {
    @ArquillianResource
    private URL application;

    /** It has an {@code /auth/login} already, and forwards what is not below a path that it knows to its start page. */
    @Deployment(testable = false)
    static WebArchive guarded() {
        return TestWar.withSettings(
                TestWar.guarded(TestWar.hawtio("guarded-console")),
                "sallyport.auth-path=/user/sallyport",
                "sallyport.insecure.demo-users=true");
    }

    @ParameterizedTest
    @CsvSource({
        "/refresh, ok",
        "/index.html, <base href=\"/guarded-console/\">",
        "/jmx, <base href=\"/guarded-console/\">",
        "/connect/remote, <base href=\"/guarded-console/\">",
    })
    void answersTheSameOnlyToWhoeverIsSignedIn(String path, String content) throws URISyntaxException {
        URI here = application.toURI();
        RawRequest request = RawRequest.get(path);
        SignedIn alice = SignedIn.of(
                SignedIn.request("/user/sallyport", "alice", "depot-demo-2009").sendTo(here), here);

        RawResponse answer = alice.on(request).sendTo(here);

        challenged(401, "token_missing").check(request.sendTo(here), "sallyport-guarded-console");
        challenged(401, "invalid_token", "fingerprint_missing")
                .check(request.bearer(alice.accessToken()).sendTo(here), "sallyport-guarded-console");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(content);
    }
}
