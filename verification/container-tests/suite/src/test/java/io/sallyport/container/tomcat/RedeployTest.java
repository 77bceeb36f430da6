package io.sallyport.container.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.application.Leak;
import io.sallyport.container.application.LeakMBean;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.war.RunLog;
import io.sallyport.container.war.TestWar;
import java.net.URI;
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

    private final EmbeddedTomcat tomcat = new EmbeddedTomcat();
    private final Path home = TestWar.built("redeploy");

    @BeforeAll
    void start() throws Exception {
        tomcat.start(Files.createDirectories(home));
    }

    @AfterAll
    void stop() throws Exception {
        tomcat.stop();
    }

    @Test
    void leavesNothingBehind() throws Throwable {
        Path war = exported(TestWar.guarded("tidy", "endpoints.xml"));

        try (RunLog log = RunLog.open()) {
            Remains remains = Remains.after(10, tomcat, war, RedeployTest::use, Duration.ofSeconds(30));

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
