package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.war.Libraries;
import io.sallyport.container.war.TestWar;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that has JAX-RS, and an {@code Application} that takes whatever resource there is. */
@ExtendWith(ArquillianExtension.class)
class HostJaxRsTest {
    @ArquillianResource
    @OperateOnDeployment("jersey3")
    private URL jersey3;

    @ArquillianResource
    @OperateOnDeployment("jersey4")
    private URL jersey4;

    @Deployment(name = "jersey3", testable = false)
    static WebArchive jersey3() {
        return host("jersey3", Libraries.OURS.jars()).addAsLibraries(Libraries.JERSEY_3_1.jars());
    }

    @Deployment(name = "jersey4", testable = false)
    static WebArchive jersey4() {
        return host("jersey4", Libraries.OURS_WITH_JERSEY_4.jars());
    }

    private static WebArchive host(String name, File... libraries) {
        WebArchive application = TestWar.unguarded(name, "host.xml").addAsLibraries(libraries);
        return TestWar.withClasses(TestWar.withTestUsers(application), "HostApplication", "HostResource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jersey3", "jersey4"})
    void tellsItsOwnResourcesWhoIsThere(String deployment) throws URISyntaxException {
        URI here = at(deployment);

        RawResponse answer =
                SignedIn.as("alice", here).on(RawRequest.get("/api/who")).sendTo(here);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("user=alice\nclerk=true\nstorekeeper=false\nscheme=Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jersey3", "jersey4"})
    void isGuarded(String deployment) throws URISyntaxException {
        RawResponse answer = RawRequest.get("/api/who").sendTo(at(deployment));

        challenged(401, "token_missing").check(answer, "sallyport-" + deployment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jersey3", "jersey4"})
    void findsNoneOfOurEndpointsAmongItsOwn(String deployment) throws URISyntaxException {
        URI here = at(deployment);
        SignedIn alice = SignedIn.as("alice", here);

        for (String path : new String[] {"/api/me", "/api/auth/me", "/api/sessions", "/api/jwks.json"}) {
            assertThat(alice.on(RawRequest.get(path)).sendTo(here).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(alice.on(new RawRequest(
                                "POST", "/api/login", SignedIn.request("alice").fields(), "{}"))
                        .sendTo(here)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jersey3", "jersey4"})
    void hasOurEndpointsAtTheirOwnPath(String deployment) throws URISyntaxException {
        URI here = at(deployment);
        SignedIn alice = SignedIn.as("alice", here);
        RawRequest refresh = alice.withCookies(RawRequest.postJson("/auth/refresh", "{}"));

        SignedIn refreshed = SignedIn.of(refresh.sendTo(here), here);

        assertThat(refreshed
                        .on(RawRequest.get("/auth/me"))
                        .sendTo(here)
                        .json()
                        .get("username")
                        .getAsString())
                .isEqualTo("alice");
        challenged(401, "token_missing").check(RawRequest.get("/auth/me").sendTo(here), "sallyport-" + deployment);
        challenged(400, "invalid_request", "request_malformed")
                .check(RawRequest.postJson("/auth/login", "{").sendTo(here), "sallyport-" + deployment);
    }

    private URI at(String deployment) throws URISyntaxException {
        return (deployment.equals("jersey3") ? jersey3 : jersey4).toURI();
    }
}
