package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.Await;
import io.sallyport.config.DenyListConfig;
import io.sallyport.model.Denial;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenId;
import io.sallyport.model.TokenReference;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenyListFollowerTest {
    private static final Duration MAX_LAG = Duration.ofSeconds(30);
    private static final DenyListConfig OFTEN = new DenyListConfig(Duration.ofMillis(20), MAX_LAG);
    private static final DenyListConfig NEVER_AGAIN = new DenyListConfig(Duration.ofHours(1), MAX_LAG);
    private static final Instant LATER = TestTokens.NOON.plus(Duration.ofMinutes(61));

    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final WatchedDenyFeed feed = new WatchedDenyFeed(clock);
    private Optional<DenyListFollower> started = Optional.empty();

    @AfterEach
    void endThread() {
        started.ifPresent(DenyListFollower::close);
    }

    @Test
    void whatItDeniesItObeysAtOnce() {
        DenyListFollower list = follower(NEVER_AGAIN);

        list.deny(session("iss", "s1"));
        list.deny(token("iss", "t2"));

        assertThat(list.isDenied(reference("iss", "s1", "t1"))).isTrue();
        assertThat(list.isDenied(reference("iss", "s2", "t2"))).isTrue();
        assertThat(list.isDenied(reference("iss", "s2", "t1"))).isFalse();
    }

    @Test
    void aNameCountsWithinItsIssuerAndItsKindOnly() {
        DenyListFollower list = follower(NEVER_AGAIN);

        list.deny(session("iss", "same"));
        list.deny(token("iss", "t1"));

        assertThat(list.isDenied(reference("other", "same", "t1"))).isFalse();
        assertThat(list.isDenied(reference("iss", "t1", "same"))).isFalse();
        assertThat(list.isDenied(new TokenReference(
                        "iss", new Subject("alice"), Optional.empty(), Optional.of(new TokenId("same")))))
                .isFalse();
    }

    @Test
    void whatWasDeniedBeforeTheStartIsKnownAtTheStart() {
        feed.append(session("iss", "s1"));

        DenyListFollower list = follower(NEVER_AGAIN);

        assertThat(list.isDenied(reference("iss", "s1", "t1"))).isTrue();
    }

    @Test
    void whatOthersDenyIsReadAtTheNextPoll() {
        DenyListFollower list = follower(OFTEN);

        feed.append(session("iss", "s1"));
        feed.append(token("iss", "t2"));

        Await.until("the session is denied", () -> list.isDenied(reference("iss", "s1", "t1")));
        Await.until("the token is denied", () -> list.isDenied(reference("iss", "s2", "t2")));
    }

    @Test
    void beforeTheFirstReadTheAnswerIsNotKnown() {
        feed.unreadable(true);
        DenyListFollower list = follower(OFTEN);
        assertThatThrownBy(() -> list.isDenied(reference("iss", "s1", "t1")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the deny-list has not been read for PT24H");

        feed.unreadable(false);

        Await.until("the list was read", () -> list.lag().isZero());
        assertThat(list.isDenied(reference("iss", "s1", "t1"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"29999, true", "30000, true", "30001, false"})
    void anAnswerIsGivenUntilTheListIsTooOld(long millis, boolean known) {
        DenyListFollower list = follower(NEVER_AGAIN);
        list.deny(session("iss", "s1"));
        clock.advance(Duration.ofMillis(millis));

        if (known) {
            assertThat(list.isDenied(reference("iss", "s1", "t1"))).isTrue();
            assertThat(list.isDenied(reference("iss", "s2", "t2"))).isFalse();
        } else {
            assertThatThrownBy(() -> list.isDenied(reference("iss", "s1", "t1")))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> list.isDenied(reference("iss", "s2", "t2")))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void aFeedThatComesBackIsReadToItsEndBeforeAnythingIsAnswered() {
        DenyListFollower list = follower(OFTEN);
        feed.unreadable(true);
        awaitTwoReads();
        feed.append(session("iss", "s1"));
        clock.advance(MAX_LAG.plusMillis(1));
        assertThatThrownBy(() -> list.isDenied(reference("iss", "s1", "t1")))
                .isInstanceOf(StoreUnavailableException.class);

        feed.unreadable(false);

        Await.until("the list was read", () -> list.lag().isZero());
        assertThat(list.isDenied(reference("iss", "s1", "t1"))).isTrue();
    }

    @Test
    void aFeedThatFailsInAnyOtherWayIsReadAgain() {
        DenyListFollower list = follower(OFTEN);
        feed.failWith(new IllegalStateException("a driver's fault"));
        feed.unreadable(true);
        awaitTwoReads();
        clock.advance(MAX_LAG.plusMillis(1));
        assertThatThrownBy(() -> list.isDenied(reference("iss", "s1", "t1")))
                .isInstanceOf(StoreUnavailableException.class);

        feed.unreadable(false);

        Await.until("the list was read", () -> list.lag().isZero());
    }

    @Test
    void aDenialThatCannotBeWrittenIsSaid() {
        DenyListFollower list = follower(NEVER_AGAIN);
        feed.unwritable(true);

        assertThatThrownBy(() -> list.deny(session("iss", "s1"))).isInstanceOf(StoreUnavailableException.class);

        assertThat(list.isDenied(reference("iss", "s1", "t1"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void anEntryIsForgottenOnlyAfterItsTime(long millis, boolean denied) {
        DenyListFollower list = follower(OFTEN);
        list.deny(session("iss", "s1"));

        clock.moveTo(LATER.plusMillis(millis));
        Await.until("the list was read", () -> list.lag().isZero());
        awaitTwoReads();

        assertThat(list.isDenied(reference("iss", "s1", "t1"))).isEqualTo(denied);
    }

    @Test
    void ofTwoEntriesTheLaterTimeCounts() {
        DenyListFollower list = follower(OFTEN);
        list.deny(session("iss", "s1"));
        list.deny(new Denial.OfSession("iss", new SessionId("s1"), TestTokens.NOON.plusSeconds(1)));

        clock.moveTo(LATER);
        awaitTwoReads();

        assertThat(list.isDenied(reference("iss", "s1", "t1"))).isTrue();
    }

    @Test
    void closingEndsTheThread() {
        DenyListFollower list = follower(OFTEN);
        Await.until("the poller runs", DenyListFollowerTest::pollerRuns);

        list.close();

        Await.until("the poller has ended", () -> !pollerRuns());
    }

    private void awaitTwoReads() {
        int seen = feed.reads();
        Await.until("the feed was read twice", () -> feed.reads() >= seen + 2);
    }

    private DenyListFollower follower(DenyListConfig config) {
        DenyListFollower follower = new DenyListFollower(feed, config, clock, "test-follow");
        started = Optional.of(follower);
        return follower;
    }

    private static boolean pollerRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("test-follow-deny-list"));
    }

    private static Denial session(String issuer, String id) {
        return new Denial.OfSession(issuer, new SessionId(id), LATER);
    }

    private static Denial token(String issuer, String id) {
        return new Denial.OfToken(issuer, new TokenId(id), LATER);
    }

    private static TokenReference reference(String issuer, String session, String token) {
        return new TokenReference(
                issuer, new Subject("alice"), Optional.of(new SessionId(session)), Optional.of(new TokenId(token)));
    }
}
