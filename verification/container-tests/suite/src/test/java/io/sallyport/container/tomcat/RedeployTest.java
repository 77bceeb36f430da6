package io.sallyport.container.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sallyport.container.application.Leak;
import io.sallyport.container.application.LeakMBean;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.token.SigningKeys;
import io.sallyport.container.token.TestToken;
import io.sallyport.container.war.RedisAtHand;
import io.sallyport.container.war.RunLog;
import io.sallyport.container.war.TestWar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedeployTest {
    /** The logger that complains at undeployment of threads, thread-locals and the like. */
    private static final String TOMCATS_LEAK_DETECTION = "org.apache.catalina.loader.WebappClassLoaderBase";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final EmbeddedTomcat tomcat = new EmbeddedTomcat();
    private final Path home = TestWar.built("redeploy");
    private final HttpServer issuer = issuer();

    @BeforeAll
    void start() throws Exception {
        tomcat.start(Files.createDirectories(home));
    }

    @AfterAll
    void stop() throws Exception {
        tomcat.stop();
        issuer.stop(0);
    }

    private static HttpServer issuer() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = SigningKeys.setOfTheTrustedIssuer().getBytes(StandardCharsets.US_ASCII);
            server.createContext("/certs", exchange -> {
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void leavesNothingBehind() throws Throwable {
        Path war = exported(TestWar.withSettings(
                TestWar.guarded("tidy", "endpoints.xml"),
                "sallyport.trusted-issuers.idp.issuer=urn:idp",
                "sallyport.trusted-issuers.idp.audience=tidy",
                "sallyport.trusted-issuers.idp.algorithms=RS256",
                "sallyport.trusted-issuers.idp.fingerprint=none",
                "sallyport.trusted-issuers.idp.jwks-url=http://127.0.0.1:"
                        + issuer.getAddress().getPort() + "/certs"));

        try (RunLog log = RunLog.open()) {
            Remains remains = Remains.after(10, tomcat, war, RedeployTest::useAsBoth, Duration.ofSeconds(30));

            assertThat(remains).isEqualTo(Remains.NONE);
            assertThat(log.text().lines().filter(RedeployTest::tellsOfALeak)).isEmpty();
        }
    }

    @Test
    void leavesNothingOfItsConnectionsToRedisBehind() throws Throwable {
        try (RedisAtHand redis = RedisAtHand.start();
                RunLog log = RunLog.open()) {
            Path war = exported(TestWar.withRedis("connected", redis));
            Remains remains = Remains.after(3, tomcat, war, RedeployTest::use, Duration.ofSeconds(30));

            assertThat(remains).isEqualTo(Remains.NONE);
            assertThat(log.text().lines().filter(RedeployTest::tellsOfALeak)).isEmpty();
        }
    }

    @Test
    void findsWhatALeakingApplicationLeaves() throws Throwable {
        Path war = exported(TestWar.guarded("leaking", "leaking.xml").addClasses(Leak.class, LeakMBean.class));

        try (RunLog log = RunLog.open()) {
            Remains remains = Remains.after(1, tomcat, war, RedeployTest::use, Duration.ofSeconds(2));

            assertThat(remains.classLoaders()).isEqualTo(1);
            assertThat(remains.threads()).containsExactly("forgotten by /leaking");
            assertThat(remains.beans()).containsExactly("suite:application=\"/leaking\"");
            assertThat(log.text().lines().filter(RedeployTest::tellsOfALeak))
                    .singleElement()
                    .asString()
                    .contains("[forgotten by /leaking]");
        }
    }

    /** Tomcat takes its own thread for a leak where that thread looks after the application at that moment. */
    private static boolean tellsOfALeak(String line) {
        return line.contains(TOMCATS_LEAK_DETECTION) && !line.contains("[Catalina-utility-");
    }

    /** Until the issuer's keys are read its tokens are refused. */
    private static void useAsBoth(URI application) {
        use(application);
        RawRequest foreign = RawRequest.get("/guarded")
                .bearer(TestToken.of("tidy")
                        .with("iss", "urn:idp")
                        .signedBy(SigningKeys.OF_A_TRUSTED_ISSUER)
                        .compact());
        long start = System.nanoTime();
        int status = 0;
        while (status != 200 && System.nanoTime() - start < LONGEST_WAIT.toNanos()) {
            status = foreign.sendTo(application).status();
        }

        assertThat(status).isEqualTo(200);
    }

    private static void use(URI application) {
        SignedIn alice = SignedIn.as("alice", application);
        RawRequest refresh = alice.withCookies(RawRequest.postJson("/auth/refresh", "{}"));
        SignedIn refreshed = SignedIn.of(refresh.sendTo(application), application);

        assertThat(refreshed.on(RawRequest.get("/guarded")).sendTo(application).status())
                .isEqualTo(200);
    }

    private Path exported(WebArchive application) {
        Path war = home.resolve(application.getName());
        application.as(ZipExporter.class).exportTo(war.toFile(), true);
        return war;
    }
}
