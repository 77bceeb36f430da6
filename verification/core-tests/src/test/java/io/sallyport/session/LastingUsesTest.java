package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Await;
import io.sallyport.config.DenyListConfig;
import io.sallyport.model.Denial;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenId;
import io.sallyport.model.TokenReference;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LastingUsesTest {
    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final WatchedDenyFeed feed = new WatchedDenyFeed(clock);
    private final DenyListFollower denyList = new DenyListFollower(
            feed, new DenyListConfig(Duration.ofHours(1), Duration.ofHours(2)), clock, "test-uses");
    private final LastingUses uses = new LastingUses(denyList, "test-uses");
    private final List<String> ended = new CopyOnWriteArrayList<>();

    @AfterEach
    void endThreads() {
        uses.close();
        denyList.close();
    }

    @Test
    void allOfASessionEndWithItAndNoOther() {
        begin("s1", "t1", "one");
        begin("s1", "t2", "two");
        begin("s2", "t3", "other");

        denyList.deny(session("s1"));

        Await.until("both are ended", () -> ended.size() == 2);
        denyList.deny(session("s2"));
        Await.until("the third is ended, too", () -> ended.size() == 3);
        assertThat(ended).containsExactlyInAnyOrder("one", "two", "other").endsWith("other");
        assertThat(uses.count()).isZero();
    }

    @Test
    void thatOfATokenEndsWithIt() {
        begin("s1", "t1", "one");
        begin("s1", "t2", "two");

        denyList.deny(new Denial.OfToken("iss", new TokenId("t2"), TestTokens.NOON.plusSeconds(60)));

        Await.until("it is ended", () -> ended.equals(List.of("two")));
        assertThat(uses.count()).isEqualTo(1);
    }

    @Test
    void whatAnotherNodeDeniesEndsThemWithTheReading() {
        begin("s1", "t1", "one");

        feed.append(session("s1"));
        feed.wake();

        Await.until("it is ended", () -> ended.equals(List.of("one")));
    }

    @Test
    void whatWasDeniedBeforeItBeganEndsAtOnce() {
        denyList.deny(session("s1"));

        begin("s1", "t1", "one");

        Await.until("it is ended", () -> ended.equals(List.of("one")));
        assertThat(uses.count()).isZero();
    }

    @Test
    void whatIsOverIsNotEnded() {
        LastingUse over = begin("s1", "t1", "over");
        begin("s1", "t1", "goes on");
        over.close();

        denyList.deny(session("s1"));

        Await.until("the other is ended", () -> !ended.isEmpty());
        uses.close();
        assertThat(ended).containsExactly("goes on");
    }

    @Test
    void oneThatFailsKeepsNoOtherFromEnding() {
        uses.begin(token("s1", "t1"), () -> {
            throw new IllegalStateException("closed already");
        });
        begin("s1", "t2", "two");

        denyList.deny(session("s1"));

        Await.until("it is ended", () -> ended.equals(List.of("two")));
    }

    @Test
    void aDenialThatIsToldTwiceEndsItOnce() {
        begin("s1", "t1", "one");

        denyList.deny(session("s1"));
        denyList.deny(session("s1"));
        feed.wake();

        Await.until("the feed was read", () -> denyList.status().revision() == 2);
        uses.close();
        assertThat(ended).containsExactly("one");
    }

    @Test
    void whereEntriesWereLostThoseOfOlderTokensEnd() {
        uses.begin(issued(0), () -> ended.add("older"));
        uses.begin(issued(100), () -> ended.add("newer"));
        clock.advance(Duration.ofSeconds(50));

        feed.lose(clock.instant());
        feed.wake();

        Await.until("the older is ended", () -> ended.contains("older"));
        uses.close();
        assertThat(ended).containsExactly("older");
    }

    @Test
    void oneThatBeginsWhileNothingIsKnownEndsWhenItsDenialIsRead() {
        feed.unreadable(true);
        clock.advance(Duration.ofHours(3));
        begin("s1", "t1", "one");
        feed.append(session("s1"));

        feed.unreadable(false);
        feed.wake();

        Await.until("it is ended", () -> ended.equals(List.of("one")));
    }

    @Test
    void closingEndsTheThreadAndNothingElse() {
        begin("s1", "t1", "one");
        begin("s2", "t1", "two");
        denyList.deny(session("s2"));

        uses.close();

        assertThat(ended).containsExactly("two");
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("test-uses-endings"));
        denyList.deny(session("s1"));
        assertThat(ended).containsExactly("two");
    }

    private LastingUse begin(String session, String token, String name) {
        return uses.begin(token(session, token), () -> ended.add(name));
    }

    private static Denial session(String id) {
        return new Denial.OfSession("iss", new SessionId(id), TestTokens.NOON.plusSeconds(36_000));
    }

    private static TokenReference token(String session, String token) {
        return new TokenReference(
                "iss", new Subject("alice"), Optional.of(new SessionId(session)), Optional.of(new TokenId(token)));
    }

    private static TokenReference issued(long secondsAfterNoon) {
        return new TokenReference(
                "iss",
                new Subject("alice"),
                Optional.of(new SessionId("s")),
                Optional.of(new TokenId("t")),
                TestTokens.NOON.plusSeconds(secondsAfterNoon));
    }
}
