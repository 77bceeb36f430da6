package io.sallyport.container.tomcat;

import static io.sallyport.container.http.Refusal.challenged;
import static io.sallyport.container.token.TestToken.FINGERPRINT;
import static io.sallyport.container.token.TestToken.OTHER_FINGERPRINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.attack.AttackRecorder;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.TestToken;
import io.sallyport.container.war.TestWar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.coyote.http2.Http2Protocol;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2, where browsers part the cookie header into fields, and where a name has small letters only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2AttacksTest {
    private static final String APP = "sallyport-http2";
    private static final String COOKIE = "__Host-" + APP + "-fgp=";

    @RegisterExtension
    static final AttackRecorder RECORDER = new AttackRecorder();

    private final EmbeddedTomcat tomcat =
            new EmbeddedTomcat(connector -> connector.addUpgradeProtocol(new Http2Protocol()));
    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_2).build();
    private URI here = URI.create("");

    @BeforeAll
    void start() throws Exception {
        Path home = Files.createDirectories(TestWar.built("http2"));
        Path war = home.resolve("http2.war");
        TestWar.guarded("http2", "guarded.xml").as(ZipExporter.class).exportTo(war.toFile(), true);
        tomcat.start(home);
        tomcat.deploy(war);
        here = tomcat.root().resolve("/http2");
        send("/open/any");
    }

    @AfterAll
    void stop() throws Exception {
        tomcat.stop();
    }

    @Test
    void f18TakesTheCookieFromAnyOfSeveralFields() throws Exception {
        for (List<String> fields : List.of(
                List.of("a=b", COOKIE + FINGERPRINT),
                List.of(COOKIE + FINGERPRINT, "a=b"),
                List.of("a=b; " + COOKIE + FINGERPRINT, ""))) {
            RawResponse answer = withToken(fields);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("user=alice");
        }
    }

    @Test
    void f18RefusesWhatItRefusesElsewhere() throws Exception {
        challenged(401, "invalid_token", "fingerprint_missing").check(withToken(List.of("a=b", "c=d")), APP);
        challenged(401, "invalid_token", "fingerprint_mismatch")
                .check(withToken(List.of("a=b", COOKIE + OTHER_FINGERPRINT)), APP);
        challenged(400, "invalid_request", "request_malformed")
                .check(withToken(List.of(COOKIE + FINGERPRINT, COOKIE + OTHER_FINGERPRINT)), APP);
        challenged(401, "token_missing").check(RECORDER.saw(send("/guarded", "Cookie", COOKIE + FINGERPRINT)), APP);
    }

    @ParameterizedTest
    @ValueSource(strings = {":Method", ":Path", ":METHOD", "Authorization", "Cookie"})
    void f18LeavesNamesInCapitalsToTheContainer(String name) throws IOException {
        String calls = calls();
        Http2Frames request = Http2Frames.get("/http2/guarded")
                .header("authorization", "Bearer " + TestToken.of(APP).compact())
                .header("cookie", COOKIE + FINGERPRINT);

        assertThat(request.answerFrom(here)).contains("user=alice");
        assertThat(request.spelt(name).answerFrom(here)).isEmpty();
        assertThat(Integer.parseInt(calls())).isEqualTo(Integer.parseInt(calls) + 1);
    }

    private RawResponse withToken(List<String> cookieFields) throws Exception {
        String[] headers = new String[2 + 2 * cookieFields.size()];
        headers[0] = "Authorization";
        headers[1] = "Bearer " + TestToken.of(APP).compact();
        for (int i = 0; i < cookieFields.size(); i++) {
            headers[2 + 2 * i] = "Cookie";
            headers[3 + 2 * i] = cookieFields.get(i);
        }
        return RECORDER.saw(send("/guarded", headers));
    }

    /** The client's first request asks for HTTP/2 and travels in HTTP/1.1 itself. */
    private RawResponse send(String target, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(here + target));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
        List<String> fields = answer.headers().map().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> field.getKey() + ": " + value))
                .toList();
        return new RawResponse(answer.statusCode(), fields, answer.body());
    }

    private String calls() {
        return RawRequest.get("/calls").sendTo(here).body();
    }
}
