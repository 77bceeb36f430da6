package io.sallyport.container.attack;

import static io.sallyport.container.attack.AttackedApplication.GUARDED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.KeptConnection;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.TestToken;
import io.sallyport.container.war.TestWar;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request could do to those that come after it on a connection or a thread. */
@ExtendWith(ArquillianExtension.class)
class ConnectionAttacksTest {
    private static final String APP = "sallyport-connection";

    /** A request inside a body that takes the start line of the next one for a header field, and its fields for its own. */
    private static final String SMUGGLED = "GET /connection/store HTTP/1.1\r\nX-Ignored: ";

    private static final int BROWSERS = 4;

    @RegisterExtension
    static final AttackRecorder RECORDER = new AttackRecorder();

    @ArquillianResource
    private URL address;

    private AttackedApplication application;

    @Deployment(testable = false)
    static WebArchive connection() {
        return TestWar.guarded("connection", "guarded.xml");
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        application = new AttackedApplication(address.toURI(), APP, RECORDER);
    }

    /**
     * Each is the framing of a body and its start, which no two servers may read differently. A container that closes the
     * connection may do so before its answer is read.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: %L\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
                "Content-Length: 0\r\nContent-Length: %L\r\n\r\n",
                "Content-Length: 0, %L\r\n\r\n",
                "Content-Length: +0\r\n\r\n",
                "Content-Length: -1\r\n\r\n",
                "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n\r\n"
            })
    void f15LendsNoIdentityToASmuggledRequest(String framing) {
        int before = application.calls();

        List<RawResponse> answers = answersAfter(framing);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(400, 401));
        assertThat(application.calls()).isEqualTo(before);
    }

    /** Jetty 12.0.31 reads these as a body's end; the filter then sees a request like any other. */
    @ParameterizedTest
    @ValueSource(strings = {"0;a=\"\r\n\r\n", "0;a=\n\r\n\r\n", "0\n\r\n"})
    void f15DependsOnTheContainerForTheEndOfABody(String lastChunk) {
        List<RawResponse> answers = answersAfter("Transfer-Encoding: chunked\r\n\r\n" + lastChunk);

        boolean isDeceived = AttackedApplication.isOn("jetty/12.0.");
        assertThat(answers.stream().anyMatch(answer -> answer.status() == 200)).isEqualTo(isDeceived);
    }

    @Test
    void f16LeavesNoIdentityBehind() throws Exception {
        ExecutorService browsers = Executors.newFixedThreadPool(BROWSERS);
        try {
            List<Future<List<RawResponse>>> soaks = IntStream.range(0, BROWSERS)
                    .mapToObj(number -> browsers.submit(() -> new Soak(application, number).run()))
                    .toList();

            for (Future<List<RawResponse>> soak : soaks) {
                soak.get().forEach(RECORDER::saw);
            }
        } finally {
            browsers.shutdownNow();
        }
    }

    @Test
    void f18ReadsTheCookieInAnyOfSeveralFields() {
        String token = application.token().compact();

        application.admits(application.withFingerprint(GUARDED.bearer(token).cookie("a", "b")));
        application.admits(application.withFingerprint(GUARDED.bearer(token)).cookie("a", "b"));
        application.admits(application
                .withFingerprint(GUARDED.bearer(token).header("Cookie", ""))
                .header("cookie", "; ;"));
    }

    private List<RawResponse> answersAfter(String framing) {
        String poison = "POST /connection/guarded HTTP/1.1\r\nHost: a\r\n"
                + framing.replace("%L", Integer.toString(SMUGGLED.length())) + SMUGGLED;
        TestToken storekeeper = application.token().with("groups", List.of("storekeeper"));
        try (KeptConnection connection = KeptConnection.to(application.here())) {
            connection.send(poison.getBytes(ISO_8859_1));
            connection.send(application.authorization("Bearer " + storekeeper.compact()));
            connection.end();
            return connection.receiveAll().stream().map(RECORDER::saw).toList();
        }
    }
}
