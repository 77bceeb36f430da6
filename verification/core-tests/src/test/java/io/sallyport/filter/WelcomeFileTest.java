package io.sallyport.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Sallyport;
import io.sallyport.TestSallyport;
import io.sallyport.admission.Decision;
import io.sallyport.config.Access;
import io.sallyport.config.AccessRule;
import io.sallyport.config.PathPattern;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.model.RefusalCode;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestTokens;
import io.sallyport.testkit.servlet.FakeRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Tomcat does with a folder: its own path in the URI, and the welcome file's as the servlet path. */
class WelcomeFileTest {
    private final SallyportConfig config = SallyportConfig.builder("")
            .set(Settings.RULES, List.of(rule("/open/*", new Access.Public()), rule("*.html", new Access.Public())))
            .build();
    private final SallyportConfig guarded = SallyportConfig.builder("")
            .set(Settings.RULES, List.of(rule("*.jsp", new Access.Denied()), rule("/open/*", new Access.Public())))
            .build();
    private Optional<Sallyport> started = Optional.empty();

    @AfterEach
    void stop() {
        started.ifPresent(Sallyport::close);
    }

    @Test
    void anOpenFolderDoesNotOpenAWelcomeFileThatARuleDenies() {
        Decision decision = decide(guarded, "/open/", "/open/index.jsp");

        assertThat(decision).isEqualTo(new Decision.Refused(RefusalCode.PATH_DENIED));
    }

    /** A container that is told to be lenient keeps the slashes of the URI before its welcome file. */
    @Test
    void severalSlashesDoNotHideAWelcomeFileFromItsRule() {
        SallyportConfig byPath = SallyportConfig.builder("")
                .set(
                        Settings.RULES,
                        List.of(rule("/open/index.jsp", new Access.Denied()), rule("/*", new Access.Public())))
                .build();

        Decision decision = decide(byPath, "/open//", "/open//index.jsp");

        assertThat(decision).isEqualTo(new Decision.Refused(RefusalCode.PATH_DENIED));
    }

    @Test
    void anOpenWelcomeFileDoesNotOpenItsFolder() {
        Decision decision = decide(config, "/closed/", "/closed/index.html");

        assertThat(decision).isEqualTo(new Decision.Refused(RefusalCode.TOKEN_MISSING));
    }

    @Test
    void aFolderIsOpenWithItsWelcomeFile() {
        assertThat(decide(config, "/open/", "/open/index.html")).isInstanceOf(Decision.Admitted.class);
    }

    private Decision decide(SallyportConfig rules, String uri, String servletPath) {
        Sallyport sallyport = TestSallyport.forgetful(rules, new SteppingClock(TestTokens.NOON));
        started = Optional.of(sallyport);
        HttpSessionBinding sessions = new HttpSessionBinding(sallyport.denyList(), sallyport.lastingUses());

        return new DispatchGate(sallyport.gate(), sessions)
                .decide(new FakeRequest("GET", uri).servletPath(servletPath).servlet());
    }

    private static AccessRule rule(String pattern, Access access) {
        return new AccessRule(Optional.empty(), new PathPattern(pattern), access);
    }
}
