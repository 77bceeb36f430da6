package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Await;
import io.sallyport.config.DenyListConfig;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.model.Denial;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenReference;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestTokens;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator's console sees, through the platform's own server. */
@SuppressWarnings("try") // a registered bean is looked at through its server
class DenyListBeanTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final WatchedDenyFeed feed = new WatchedDenyFeed(clock);
    private final SallyportConfig config =
            SallyportConfig.builder("").set(Settings.APP_NAME, "jmx-test").build();
    private Optional<DenyListFollower> followed = Optional.empty();
    private Optional<LastingUses> used = Optional.empty();

    @AfterEach
    void endThreads() {
        used.ifPresent(LastingUses::close);
        followed.ifPresent(DenyListFollower::close);
    }

    @Test
    void showsHowWellTheDenyListIsKnown() throws JMException {
        try (DenyListBean ignored = bean()) {
            DenyListFollower list = followed.orElseThrow();
            list.deny(new Denial.OfSession("iss", new SessionId("s1"), TestTokens.NOON.plusSeconds(60)));
            feed.wake();
            Await.until("it was read", () -> list.status().revision() == 1);
            used.orElseThrow().begin(tokenOf("s2"), () -> {});
            clock.advance(Duration.ofMillis(1_500));

            assertThat(attribute("LagMillis")).isEqualTo(1_500L);
            assertThat(attribute("MaxLagMillis")).isEqualTo(30_000L);
            assertThat(attribute("LastContact")).isEqualTo("2026-11-01T12:00:00Z");
            assertThat(attribute("OutOfReachSince")).isEqualTo("");
            assertThat(attribute("Revision")).isEqualTo(1L);
            assertThat(attribute("Entries")).isEqualTo(1);
            assertThat(attribute("Readings")).isEqualTo(2L);
            assertThat(attribute("WakeUps")).isEqualTo(1L);
            assertThat(attribute("RefusedBefore")).isEqualTo("");
            assertThat(attribute("LastingUses")).isEqualTo(1);
        }
    }

    @Test
    void showsThatTheStoreIsOutOfReachAndThatItLostEntries() throws JMException {
        feed.unreadable(true);
        try (DenyListBean ignored = bean()) {
            assertThat(attribute("LagMillis")).isEqualTo(-1L);
            assertThat(attribute("LastContact")).isEqualTo("");
            assertThat(attribute("OutOfReachSince")).isEqualTo("2026-11-01T12:00:00Z");

            feed.lose(TestTokens.NOON.minusSeconds(60));
            feed.unreadable(false);
            feed.wake();
            Await.until("it was read", () -> followed.orElseThrow().status().readings() == 1);

            assertThat(attribute("OutOfReachSince")).isEqualTo("");
            assertThat(attribute("RefusedBefore")).isEqualTo("2026-11-01T11:59:00Z");
        }
    }

    @Test
    void isGoneWhenItIsClosed() throws JMException {
        DenyListBean bean = bean();
        assertThat(server.isRegistered(name())).isTrue();

        bean.close();

        assertThat(server.isRegistered(name())).isFalse();
    }

    private DenyListBean bean() {
        DenyListFollower follower = new DenyListFollower(
                feed, new DenyListConfig(Duration.ofHours(1), Duration.ofHours(2)), clock, "test-bean");
        followed = Optional.of(follower);
        LastingUses uses = new LastingUses(follower, "test-bean");
        used = Optional.of(uses);
        return new DenyListBean(follower, uses, config, "/depot");
    }

    private static TokenReference tokenOf(String session) {
        return new TokenReference("iss", new Subject("alice"), Optional.of(new SessionId(session)), Optional.empty());
    }

    private Object attribute(String attribute) throws JMException {
        return server.getAttribute(name(), attribute);
    }

    private static ObjectName name() throws JMException {
        return new ObjectName("io.sallyport:type=DenyList,name=\"jmx-test\",context=\"/depot\"");
    }
}
