package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.model.SessionId;
import io.sallyport.model.TokenId;
import io.sallyport.spi.DenyFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DenyFeed} must do. Extend it, say how to make an empty one, run it. */
public abstract class DenyFeedContract {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123Z");
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));
    private static final String ISSUER = "https://depot.example/";
    private static final int WRITERS = 8;
    private static final int APPENDS = 40;

    private final SteppingClock clock = new SteppingClock(NOON);
    private DenyFeed feed;

    /** For feeds of other packages. */
    protected DenyFeedContract() {}

    /**
     * Makes a feed without any entry, apart from all others that this method made.
     *
     * @param time what the feed takes for its own time
     */
    protected abstract DenyFeed emptyFeed(Clock time);

    @BeforeEach
    final void makeAnEmptyFeed() {
        feed = emptyFeed(clock);
    }

    @Test
    void anEmptyFeedAnswersWithTheRevisionThatWasAskedFor() {
        check(feed.since(0), 0);
    }

    @Test
    void revisionsAreAboveZeroAndRise() {
        long first = feed.append(session("a"));
        long second = feed.append(session("a"));

        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void anEntryIsReadAtOnceAndOnceOnly() {
        long first = feed.append(session("a"));
        long second = feed.append(session("b"));

        check(feed.since(0), second, session("a"), session("b"));
        check(feed.since(first), second, session("b"));
        check(feed.since(second), second);
    }

    @Test
    void anEntryOfATokenComesBackAsItWas() {
        List<Denial> denials = Stream.of(
                        "'; drop table sallyport_denial; --",
                        "\"q\" \\ %_ ? :a $1",
                        "\u6f22".repeat(128),
                        "\ud83d\ude00".repeat(64),
                        " x ")
                .<Denial>map(jti -> new Denial.OfToken(ISSUER, new TokenId(jti), LATER.plusNanos(999_999)))
                .toList();

        denials.forEach(feed::append);

        assertThat(feed.since(0).denials()).isEqualTo(denials);
    }

    @Test
    void anEntryKeepsItsIssuer() {
        Denial longest = new Denial.OfSession("https://" + "\u00fc".repeat(247), new SessionId("x".repeat(64)), LATER);
        Denial foreign = new Denial.OfToken("https://elsewhere.example/", new TokenId("t"), LATER.plusMillis(1));

        feed.append(longest);
        feed.append(foreign);

        assertThat(feed.since(0).denials()).containsExactly(longest, foreign);
    }

    @Test
    void theSameDenialTwiceIsTwoEntries() {
        feed.append(session("a"));
        feed.append(session("a"));

        assertThat(feed.since(0).denials()).containsExactly(session("a"), session("a"));
    }

    @Test
    void forgettingOldEntriesLeavesTheOthersAndTheRevision() {
        Denial lasting = new Denial.OfSession(ISSUER, new SessionId("lasting"), NOON.plus(Duration.ofDays(1)));
        feed.append(lasting);
        IntStream.range(0, 50).forEach(i -> feed.append(session("old" + i)));
        long before = feed.since(0).revision();
        clock.advance(Duration.ofHours(3));

        long after = feed.append(lasting);

        assertThat(after).isGreaterThan(before);
        assertThat(feed.since(0).denials()).startsWith(lasting).endsWith(lasting);
        check(feed.since(before), after, lasting);
    }

    @Test
    void pageByPageEveryEntryIsReadOnceInItsOrder() {
        List<Denial> written =
                IntStream.range(0, 6).mapToObj(number -> session("s" + number)).toList();
        written.forEach(feed::append);

        for (int atMost : new int[] {1, 3, 6, 7}) {
            List<DenyChanges> pages = pages(atMost);

            assertThat(pages.stream().flatMap(page -> page.denials().stream())).containsExactlyElementsOf(written);
            assertThat(pages).allSatisfy(page -> assertThat(page.denials()).hasSizeLessThanOrEqualTo(atMost));
            assertThat(pages.get(pages.size() - 1).revision())
                    .isEqualTo(feed.since(0).revision());
        }
    }

    private List<DenyChanges> pages(int atMost) {
        List<DenyChanges> pages = new ArrayList<>();
        long revision = 0;
        boolean mayBeMore = true;
        while (mayBeMore) {
            DenyChanges page = feed.since(revision, atMost);
            pages.add(page);
            revision = page.revision();
            mayBeMore = page.denials().size() >= atMost;
        }
        return pages;
    }

    @Test
    void aRevisionThatItDoesNotReachIsAnsweredWithALowerOne() {
        long last = feed.append(session("a"));

        DenyChanges changes = feed.since(last + 100);

        assertThat(changes.denials()).isEmpty();
        assertThat(changes.revision()).isLessThanOrEqualTo(last);
        assertThat(feed.since(last + 100, 10).revision()).isLessThanOrEqualTo(last);
    }

    @Test
    void itSaysSinceWhenItIsCompleteAndStandsByThat() {
        Instant before = feed.since(0).completeSince();
        long first = feed.append(session("a"));
        clock.advance(Duration.ofMinutes(5));
        feed.append(session("b"));

        assertThat(before).isBeforeOrEqualTo(NOON);
        assertThat(feed.since(0).completeSince()).isEqualTo(before);
        assertThat(feed.since(first, 1).completeSince()).isEqualTo(before);
    }

    @Test
    void whoFollowsByRevisionMissesNoEntryOfManyWriters() {
        CountDownLatch writing = new CountDownLatch(WRITERS);
        List<Callable<List<Denial>>> tasks = new ArrayList<>();
        tasks.add(() -> follow(writing));
        IntStream.range(0, WRITERS).forEach(writer -> tasks.add(() -> write(writer, writing)));

        List<List<Denial>> results = Race.between(tasks);

        List<Denial> followed = results.remove(0);
        List<Denial> written = results.stream().flatMap(List::stream).toList();
        assertThat(followed).containsExactlyInAnyOrderElementsOf(written);
        assertThat(feed.since(0).denials()).isEqualTo(followed);
    }

    @Test
    void revisionsOfManyWritersAreTheOrderOfTheEntries() {
        List<Long> revisions = Race.of(16, writer -> feed.append(session("w" + writer)));

        List<Denial> byRevision = IntStream.range(0, 16)
                .boxed()
                .collect(Collectors.toMap(revisions::get, writer -> session("w" + writer)))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        assertThat(feed.since(0).denials()).isEqualTo(byRevision);
    }

    @Test
    void whoeverIsWokenReadsTheSameAsWhoeverLooks() {
        DenyFeed.Wakes wakes = feed.wakeOnAppend(() -> {});
        feed.append(session("while-woken"));
        wakes.close();
        feed.append(session("afterwards"));

        assertThat(feed.since(0).denials()).containsExactly(session("while-woken"), session("afterwards"));
    }

    private static void check(DenyChanges changes, long revision, Denial... denials) {
        assertThat(changes.revision()).isEqualTo(revision);
        assertThat(changes.denials()).containsExactly(denials);
    }

    private List<Denial> write(int writer, CountDownLatch writing) {
        List<Denial> written = IntStream.range(0, APPENDS)
                .mapToObj(number -> session("w" + writer + "-" + number))
                .toList();
        try {
            written.forEach(feed::append);
        } finally {
            writing.countDown();
        }
        return written;
    }

    private List<Denial> follow(CountDownLatch writing) {
        List<Denial> followed = new ArrayList<>();
        long revision = 0;
        boolean last = false;
        while (!last) {
            last = writing.getCount() == 0;
            DenyChanges changes = feed.since(revision);
            followed.addAll(changes.denials());
            revision = changes.revision();
        }
        return followed;
    }

    private static Denial session(String id) {
        return new Denial.OfSession(ISSUER, new SessionId(id), LATER);
    }
}
