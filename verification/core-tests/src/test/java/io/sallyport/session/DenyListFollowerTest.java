package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.Await;
import io.sallyport.attacks.CapturedLog;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    void aWakeUpLeadsToAReadingAtOnce() {
        DenyListFollower list = follower(NEVER_AGAIN);
        feed.append(session("iss", "s1"));

        feed.wake();

        Await.until("the session is denied", () -> list.isDenied(reference("iss", "s1", "t1")));
    }

    @Test
    void aStormOfWakeUpsLeadsToFewReadings() {
        DenyListFollower list = follower(NEVER_AGAIN);
        CountDownLatch open = new CountDownLatch(1);
        feed.beforeReading(() -> awaitOpen(open));
        feed.append(session("iss", "s1"));

        IntStream.range(0, 10_000).forEach(number -> feed.wake());
        open.countDown();

        Await.until("the session is denied", () -> list.isDenied(reference("iss", "s1", "t1")));
        Await.until("all was read", () -> list.status().readings() == feed.reads());
        assertThat(list.status().wakeUps()).isEqualTo(10_000);
        // One at the start, one for those that came before it began, one for those that came while it waited.
        assertThat(feed.reads()).isBetween(2, 3);
    }

    @Test
    @Timeout(20)
    void whoWakesItNeverWaitsForTheStore() {
        DenyListFollower list = follower(NEVER_AGAIN);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        feed.beforeReading(() -> {
            entered.countDown();
            awaitOpen(open);
        });
        feed.wake();
        awaitOpen(entered);

        feed.wake();

        assertThat(open.getCount()).isEqualTo(1);
        open.countDown();
        Await.until("it was read again", () -> list.status().readings() == 3);
    }

    @Test
    void whatIsAddedWhileItReadsIsReadAfterwards() {
        DenyListFollower list = follower(NEVER_AGAIN);
        AtomicBoolean added = new AtomicBoolean();
        feed.afterReading(() -> {
            if (added.compareAndSet(false, true)) {
                feed.append(session("iss", "s1"));
                feed.wake();
            }
        });

        feed.wake();

        Await.until("the session is denied", () -> list.isDenied(reference("iss", "s1", "t1")));
    }

    @Test
    void aStoreThatCannotWakeIsPolled() {
        feed.unwakeable(new IllegalStateException("no connection to listen on"));

        DenyListFollower list = follower(OFTEN);
        feed.append(session("iss", "s1"));

        Await.until("the session is denied", () -> list.isDenied(reference("iss", "s1", "t1")));
    }

    @Test
    void afterTheEndNobodyIsWoken() {
        DenyListFollower list = follower(NEVER_AGAIN);
        assertThat(feed.followers()).isEqualTo(1);

        list.close();

        assertThat(feed.followers()).isZero();
    }

    @Test
    void manyEntriesAreReadPageByPage() {
        IntStream.range(0, 25_000).forEach(number -> feed.append(session("iss", "s" + number)));

        DenyListFollower list = follower(NEVER_AGAIN);

        assertThat(feed.pages()).containsExactly(10_000, 10_000, 10_000);
        assertThat(list.status().entries()).isEqualTo(25_000);
        assertThat(list.isDenied(reference("iss", "s0", "t1"))).isTrue();
        assertThat(list.isDenied(reference("iss", "s24999", "t1"))).isTrue();
        assertThat(list.isDenied(reference("iss", "s25000", "t1"))).isFalse();
    }

    @Test
    void aFirstReadingThatFailsHalfWayIsNoAnswer() {
        IntStream.range(0, 15_000).forEach(number -> feed.append(session("iss", "s" + number)));
        AtomicBoolean recovered = new AtomicBoolean();
        feed.beforeReading(() -> feed.unreadable(feed.reads() > 0 && !recovered.get()));

        DenyListFollower list = follower(OFTEN);

        assertThat(list.status().revision()).isEqualTo(10_000);
        assertThatThrownBy(() -> list.isDenied(reference("iss", "s0", "t1")))
                .isInstanceOf(StoreUnavailableException.class);
        recovered.set(true);
        Await.until("the list was read", () -> list.lag().isZero());
        assertThat(list.isDenied(reference("iss", "s0", "t1"))).isTrue();
        assertThat(list.isDenied(reference("iss", "s14999", "t1"))).isTrue();
    }

    @Test
    void aSlowStoreIsReadBeforeAnythingIsAnswered() {
        IntStream.range(0, 15_000).forEach(number -> feed.append(session("iss", "s" + number)));
        feed.beforeReading(() -> clock.advance(Duration.ofSeconds(20)));

        DenyListFollower list = follower(NEVER_AGAIN);

        assertThat(list.lag()).isEqualTo(Duration.ofSeconds(20));
        assertThat(list.isDenied(reference("iss", "s14999", "t1"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false"})
    void whatWasIssuedBeforeTheFeedBeganIsRefused(long secondsAfter, boolean denied) {
        Instant begin = TestTokens.NOON.minusSeconds(100);
        feed.lose(begin.plusMillis(999));

        DenyListFollower list = follower(NEVER_AGAIN);

        assertThat(list.isDenied(issued(begin.plusSeconds(secondsAfter)))).isEqualTo(denied);
        assertThat(list.status().refusedBefore()).isEqualTo(begin);
    }

    @ParameterizedTest
    @CsvSource({"0", "100"})
    void aFeedThatLostEntriesIsReadAnewAndNothingOlderIsAccepted(long secondsAgo) {
        DenyListFollower list = follower(OFTEN);
        list.deny(session("iss", "s1"));
        list.deny(session("iss", "s2"));
        awaitRevision(list, 2);
        clock.advance(Duration.ofMillis(1_500));
        assertThat(list.isDenied(issued(TestTokens.NOON))).isFalse();

        feed.lose(secondsAgo == 0 ? Instant.EPOCH : TestTokens.NOON.minusSeconds(secondsAgo));
        feed.append(session("iss", "s3"));

        Await.until("new entries are known", () -> list.isDenied(reference("iss", "s3", "t1")));
        assertThat(list.isDenied(reference("iss", "s1", "t1"))).isTrue();
        assertThat(list.isDenied(issued(TestTokens.NOON.plusSeconds(1)))).isTrue();
        assertThat(list.isDenied(issued(TestTokens.NOON.plusSeconds(2)))).isFalse();
        assertThat(list.status().revision()).isEqualTo(1);
    }

    @Test
    void aFeedThatLostEntriesAndGrewPastTheOldRevisionIsFoundOutByItsBegin() {
        DenyListFollower list = follower(OFTEN);
        list.deny(session("iss", "s1"));
        awaitRevision(list, 1);
        feed.unreadable(true);
        awaitTwoReads();
        feed.lose(TestTokens.NOON.plusSeconds(5));
        IntStream.range(0, 5).forEach(number -> feed.append(session("iss", "new" + number)));

        feed.unreadable(false);

        Await.until("the first of the new ones is known", () -> list.isDenied(reference("iss", "new0", "t1")));
        assertThat(list.isDenied(issued(TestTokens.NOON))).isTrue();
    }

    @Test
    void aLossIsToldToTheOperator() {
        try (CapturedLog log = new CapturedLog()) {
            DenyListFollower list = follower(OFTEN);
            list.deny(session("iss", "s1"));

            feed.lose(TestTokens.NOON);

            Await.until(
                    "the loss was noticed", () -> list.status().refusedBefore().isAfter(TestTokens.NOON));
            assertThat(log.urgent())
                    .containsExactly("SEVERE the deny-list's store has lost entries: all tokens issued before"
                            + " 2026-11-01T12:00:01Z are refused. Find out what was lost with them");
        }
    }

    @Test
    void entriesForgottenUnderAClockThatRanAheadAreReadAgain() {
        DenyListFollower list = follower(OFTEN);
        list.deny(session("iss", "s1"));
        clock.moveTo(LATER.plusMillis(1));
        Await.until("the entry is forgotten", () -> list.status().entries() == 0);

        clock.moveTo(TestTokens.NOON.plusSeconds(10));

        Await.until("it is known again", () -> list.status().entries() == 1);
        assertThat(list.isDenied(reference("iss", "s1", "t1"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-30000, true", "-30001, false"})
    void aClockThatIsSetBackFarTellsNothingOfTheAge(long millis, boolean known) {
        DenyListFollower list = follower(NEVER_AGAIN);

        clock.advance(Duration.ofMillis(millis));

        if (known) {
            assertThat(list.isDenied(reference("iss", "s1", "t1"))).isFalse();
        } else {
            assertThatThrownBy(() -> list.isDenied(reference("iss", "s1", "t1")))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"5000, 5000, true", "5001, 5000, false", "31000, 60000, true", "60001, 60000, false"})
    void aCallerMaySayHowOldTheListMayBe(long lag, long limit, boolean known) {
        DenyListFollower list = follower(NEVER_AGAIN);
        list.deny(session("iss", "s1"));
        clock.advance(Duration.ofMillis(lag));
        TokenReference token = reference("iss", "s1", "t1");

        if (known) {
            assertThat(list.isDenied(token, clock.millis(), limit)).isTrue();
        } else {
            assertThatThrownBy(() -> list.isDenied(token, clock.millis(), limit))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("the deny-list has not been read for " + Duration.ofMillis(lag));
        }
    }

    @Test
    void noLimitIsLongEnoughForAListThatWasNeverRead() {
        feed.unreadable(true);
        DenyListFollower list = follower(NEVER_AGAIN);

        assertThatThrownBy(() -> list.isDenied(reference("iss", "s1", "t1"), clock.millis(), Long.MAX_VALUE / 4))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aLagIsToldAtHalfOfItsLimitAtItsLimitAndWhenItIsOver() {
        try (CapturedLog log = new CapturedLog()) {
            DenyListFollower list = follower(NEVER_AGAIN);
            feed.unreadable(true);
            TokenReference token = reference("iss", "s1", "t1");

            for (long second : List.of(15L, 1L, 14L, 1L, 1L)) {
                clock.advance(Duration.ofSeconds(second));
                readTwice();
            }
            assertThatThrownBy(() -> list.isDenied(token)).isInstanceOf(StoreUnavailableException.class);
            feed.unreadable(false);
            feed.wake();
            Await.until("the list was read", () -> list.lag().isZero());
            Await.until("that was told", () -> log.urgent().size() == 3);

            assertThat(log.urgent())
                    .containsExactly(
                            "WARNING the deny-list has not been read for PT16S: from PT30S on requests get 503",
                            "SEVERE the deny-list has not been read for PT31S: requests get 503 until it can be read"
                                    + " again",
                            "INFO the deny-list can be read again");
            assertThat(log.text()).contains("StoreUnavailableException: the feed is out of reach");
        }
    }

    @Test
    void aStoreThatHangsIsToldByTheRequestsThatFindTheListTooOld() {
        try (CapturedLog log = new CapturedLog()) {
            DenyListFollower list = follower(NEVER_AGAIN);
            TokenReference token = reference("iss", "s1", "t1");

            clock.advance(Duration.ofSeconds(20));
            list.isDenied(token);
            list.isDenied(token);
            clock.advance(Duration.ofSeconds(20));
            assertThatThrownBy(() -> list.isDenied(token)).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> list.isDenied(token)).isInstanceOf(StoreUnavailableException.class);

            assertThat(log.urgent())
                    .containsExactly(
                            "WARNING the deny-list has not been read for PT20S: from PT30S on requests get 503",
                            "SEVERE the deny-list has not been read for PT40S: requests get 503 until it can be read"
                                    + " again");
        }
    }

    @Test
    void aReadingThatFailsOnceIsNoNews() {
        try (CapturedLog log = new CapturedLog()) {
            DenyListFollower list = follower(NEVER_AGAIN);
            feed.unreadable(true);
            feed.wake();
            Await.until("it was noticed", () -> list.status().outOfReachSince().isPresent());
            feed.unreadable(false);
            feed.wake();
            Await.until(
                    "it can be read again",
                    () -> list.status().outOfReachSince().isEmpty());

            assertThat(log.urgent()).isEmpty();
        }
    }

    @Test
    void anErrorOfTheMachineDoesNotEndThePolling() {
        DenyListFollower list = follower(OFTEN);
        AtomicBoolean thrown = new AtomicBoolean();
        feed.beforeReading(() -> {
            if (thrown.compareAndSet(false, true)) {
                throw new OutOfMemoryError("as a test has it");
            }
        });
        Await.until("it was thrown", thrown::get);

        feed.append(session("iss", "s1"));

        Await.until("the session is denied", () -> list.isDenied(reference("iss", "s1", "t1")));
    }

    @Test
    void itsStatusSaysHowMuchItKnows() {
        DenyListFollower list = follower(NEVER_AGAIN);
        list.deny(session("iss", "s1"));
        assertThat(list.status())
                .isEqualTo(
                        new DenyListStatus(Optional.of(TestTokens.NOON), Optional.empty(), 0, 1, 1, 0, Instant.EPOCH));

        feed.unreadable(true);
        clock.advance(Duration.ofSeconds(1));
        feed.wake();
        Await.until("that failed", () -> list.status().outOfReachSince().isPresent());
        clock.advance(Duration.ofSeconds(1));
        readTwice();

        assertThat(list.status())
                .isEqualTo(new DenyListStatus(
                        Optional.of(TestTokens.NOON),
                        Optional.of(TestTokens.NOON.plusSeconds(1)),
                        0,
                        1,
                        1,
                        3,
                        Instant.EPOCH));
    }

    @Test
    void closingEndsTheThread() {
        DenyListFollower list = follower(OFTEN);
        Await.until("the poller runs", DenyListFollowerTest::pollerRuns);

        list.close();

        Await.until("the poller has ended", () -> !pollerRuns());
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The second reading begins when all that follows from the first is done. */
    private void readTwice() {
        for (int time = 0; time < 2; time++) {
            int seen = feed.reads();
            feed.wake();
            Await.until("the feed was read", () -> feed.reads() > seen);
        }
    }

    private void awaitRevision(DenyListFollower list, long revision) {
        Await.until("all was read", () -> list.status().revision() == revision);
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

    private static TokenReference issued(Instant instant) {
        return new TokenReference(
                "iss", new Subject("alice"), Optional.of(new SessionId("live")), Optional.empty(), instant);
    }

    private static TokenReference reference(String issuer, String session, String token) {
        return new TokenReference(
                issuer, new Subject("alice"), Optional.of(new SessionId(session)), Optional.of(new TokenId(token)));
    }
}
