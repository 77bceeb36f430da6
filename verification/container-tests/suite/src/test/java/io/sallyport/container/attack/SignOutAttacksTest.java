package io.sallyport.container.attack;

import static io.sallyport.container.attack.AttackedApplication.GUARDED;
import static io.sallyport.container.http.Refusal.challenged;
import static io.sallyport.container.http.Refusal.plain;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Group I, where it is about the wire: signing others out from other sites, and what a browser keeps afterwards. */
@ExtendWith(ArquillianExtension.class)
class SignOutAttacksTest {
    private static final String APP = "sallyport-signout";
    private static final Refusal REVOKED = challenged(401, "invalid_token", "session_revoked");
    private static final RawRequest LOGOUT = RawRequest.postJson("/auth/logout", "{}");

    @RegisterExtension
    static final AttackRecorder RECORDER = new AttackRecorder();

    @ArquillianResource
    private URL address;

    private URI here;
    private AttackedApplication application;

    @Deployment(testable = false)
    static WebArchive signOut() {
        return TestWar.guarded("signout", "endpoints.xml");
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        here = address.toURI();
        application = new AttackedApplication(here, APP, RECORDER);
    }

    @Test
    void i06NoOtherSiteSignsAnybodyOut() {
        SignedIn alice = SignedIn.as("alice", here);
        List<RawRequest> endings = List.of(
                LOGOUT,
                RawRequest.postJson("/auth/logout-all", "{}"),
                RawRequest.of("DELETE", "/auth/sessions/" + alice.session()));

        for (RawRequest ending : endings) {
            for (String site : List.of("cross-site", "same-site", "none")) {
                application.refuses(
                        alice.on(ending).header("Sec-Fetch-Site", site).header("Origin", "https://evil.example"),
                        plain(403, "csrf"));
            }
            application.refuses(alice.on(ending).header("Origin", "https://evil.example"), plain(403, "csrf"));
            application.refuses(alice.on(ending).header("Origin", "null"), plain(403, "csrf"));
        }
        application.stillAdmits(alice.on(GUARDED));
    }

    @Test
    void i06NoFormSignsAnybodyOut() {
        SignedIn alice = SignedIn.as("alice", here);

        for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "multipart/form-data")) {
            RawRequest form = new RawRequest("POST", "/auth/logout", List.of("Content-Type: " + type), "{}");
            application.refuses(alice.withCookies(form), plain(415, "media_type_unsupported"));
        }
        application.stillAdmits(alice.on(GUARDED));
    }

    @Test
    void i12NothingOfASessionIsKeptByACache() {
        SignedIn alice = SignedIn.as("alice", here);

        RawResponse signedOut = RECORDER.saw(alice.withCookies(LOGOUT).sendTo(here));

        assertThat(signedOut.status()).isEqualTo(204);
        assertThat(signedOut.headers("Cache-Control")).containsExactly("no-store");
        assertThat(signedOut.headers("Clear-Site-Data")).isEmpty();
        application.refuses(alice.on(GUARDED), REVOKED);
        application.refuses(alice.on(RawRequest.get("/auth/me")), REVOKED);
    }
}
