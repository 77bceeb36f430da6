package io.sallyport.container.attack;

import static io.sallyport.container.attack.AttackedApplication.GUARDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.TestToken;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What refusals tell of what is behind them. */
@ExtendWith(ArquillianExtension.class)
class RefusalWordsAttacksTest {
    private static final String APP = "sallyport-words";

    @RegisterExtension
    static final AttackRecorder RECORDER = new AttackRecorder();

    @ArquillianResource
    private URL address;

    @Deployment(testable = false)
    static WebArchive words() {
        return TestWar.guarded("words", "endpoints.xml");
    }

    @Test
    void o04NamesNoClassNoLibraryAndNoVersion() throws URISyntaxException {
        URI here = address.toURI();

        for (RawRequest request : refused().toList()) {
            RawResponse answer = RECORDER.saw(request.sendTo(here));

            assertThat(answer.code()).as(request.target()).isPresent();
            assertThat(answer.headers("X-Powered-By")).isEmpty();
            assertThat(answer.headers("Server")).noneMatch(server -> server.contains("allyport"));
            assertThat(answer.body()).doesNotContainIgnoringCase("exception", "io.", "org.", "java", "jersey", "jose");
        }
    }

    private static Stream<RawRequest> refused() {
        TestToken token = TestToken.of(APP);
        return Stream.of(
                GUARDED,
                GUARDED.bearer("not-a-token"),
                GUARDED.bearer("a b"),
                GUARDED.bearer(token.expired().compact()),
                GUARDED.bearer(token.tampered()),
                GUARDED.bearer(token.compact()),
                signedIn("/store", token),
                signedIn("/denied", token),
                signedIn("/auth/nothing", token),
                RawRequest.of("PUT", "/auth/login"),
                RawRequest.postJson("/auth/login", "{\"username\":["),
                RawRequest.postJson("/auth/login", " ".repeat(17 * 1024)),
                new RawRequest("POST", "/auth/login", List.of("Content-Type: text/xml"), "<a/>"));
    }

    private static RawRequest signedIn(String target, TestToken token) {
        return RawRequest.get(target).bearer(token.compact()).cookie("__Host-" + APP + "-fgp", TestToken.FINGERPRINT);
    }
}
