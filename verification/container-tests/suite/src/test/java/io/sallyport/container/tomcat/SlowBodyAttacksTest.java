package io.sallyport.container.tomcat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.attack.AttackRecorder;
import io.sallyport.container.http.KeptConnection;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that never come, on a Tomcat that waits half a second for each part and has four threads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowBodyAttacksTest {
    private static final int THREADS = 4;

    @RegisterExtension
    static final AttackRecorder RECORDER = new AttackRecorder();

    private final EmbeddedTomcat tomcat = new EmbeddedTomcat(connector -> {
        connector.setProperty("connectionTimeout", "500");
        connector.setProperty("maxThreads", Integer.toString(THREADS));
    });
    private URI here = URI.create("");

    @BeforeAll
    void start() throws Exception {
        Path home = Files.createDirectories(TestWar.built("slow"));
        Path war = home.resolve("slow.war");
        TestWar.guarded("slow", "endpoints.xml").as(ZipExporter.class).exportTo(war.toFile(), true);
        tomcat.start(home);
        tomcat.deploy(war);
        here = tomcat.root().resolve("/slow");
    }

    @AfterAll
    void stop() throws Exception {
        tomcat.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "refresh", "logout"})
    void d10KeepsNoThreadForABodyThatDoesNotCome(String endpoint) {
        byte[] start = ("POST /slow/auth/" + endpoint + " HTTP/1.1\r\nHost: " + here.getAuthority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"user")
                .getBytes(US_ASCII);
        List<KeptConnection> slow = new ArrayList<>();
        try {
            for (int count = 0; count < 2 * THREADS; count++) {
                KeptConnection connection = KeptConnection.to(here);
                slow.add(connection);
                connection.send(start);
            }

            assertThat(SignedIn.as("alice", here).session()).isNotEmpty();
            for (KeptConnection connection : slow) {
                RawResponse answer = RECORDER.saw(connection.receive().orElseThrow());
                assertThat(answer.status()).isEqualTo(408);
                assertThat(answer.headers("Set-Cookie")).isEmpty();
            }
        } finally {
            slow.forEach(KeptConnection::close);
        }
    }
}
