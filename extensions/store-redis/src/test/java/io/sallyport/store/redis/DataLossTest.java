package io.sallyport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.model.SessionId;
import io.sallyport.spi.DenyFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server that comes back with less than it had makes of the deny-list. */
class DataLossTest {
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    private final Names names = Names.of("https://depot.example/");
    private final List<AutoCloseable> opened = new ArrayList<>();
    private RedisProcess server = started("--appendonly yes --appendfsync always");

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void aFeedIsCompleteFromItsFirstReading() {
        Instant before = Clock.systemUTC().instant().minusSeconds(60);

        Instant first = completeSince();
        feed().append(denial("a"));

        assertThat(first).isBetween(before, Clock.systemUTC().instant().plusSeconds(60));
        assertThat(completeSince()).isEqualTo(first);
    }

    @Test
    void anEmptiedServerIsCompleteFromThenOnAndCountsOn() {
        DenyFeed feed = feed();
        long seen = feed.append(denial("a"));
        Instant before = completeSince();

        command("FLUSHALL");

        long revision = feed.append(denial("b"));
        DenyChanges changes = feed.since(seen);
        assertThat(revision).isGreaterThan(seen);
        assertThat(changes.denials()).containsExactly(denial("b"));
        assertThat(changes.completeSince()).isAfter(before).isEqualTo(completeSince());
    }

    /** A copy from before: the revisions that were given since are gone, and would be given again. */
    @Test
    void anOlderCopyIsNoticedByWhoHasSeenMoreAndToldToAll() {
        DenyFeed feed = feed();
        long kept = feed.append(denial("a"));
        Instant before = completeSince();
        List<String> copy = dumped();
        long lost = feed.append(denial("lost"));
        long alsoLost = feed.append(denial("also-lost"));

        restore(copy);
        assertThat(completeSince()).isEqualTo(before);
        DenyChanges changes = feed.since(lost);

        assertThat(changes.revision()).isEqualTo(kept);
        assertThat(changes.completeSince()).isAfter(before).isEqualTo(completeSince());
        assertThat(feed.append(denial("new"))).isGreaterThan(alsoLost);
        assertThat(feed.since(alsoLost).denials()).containsExactly(denial("new"));
        assertThat(feed.since(0).denials()).containsExactly(denial("a"), denial("new"));
    }

    @Test
    void aLossIsToldThoughTheServersClockWasSetBack() {
        Clock aCenturyAhead = Clock.offset(Clock.systemUTC(), Duration.ofDays(36_500));
        DenyFeed ahead = new RedisDenyFeed(open(StoreTime.of(aCenturyAhead)), names, "ahead");
        long seen = ahead.append(denial("a"));
        Instant before = ahead.since(0).completeSince();
        command("FLUSHALL");

        long revision = feed().append(denial("b"));

        assertThat(feed().since(seen).revision()).isEqualTo(revision).isLessThan(seen);
        assertThat(completeSince()).isNotEqualTo(before);
        assertThat(feed().since(0).denials()).containsExactly(denial("b"));
    }

    @Test
    void aServerThatKeepsWhatItConfirmsMayStartAgain() {
        long revision = feed().append(denial("a"));
        Instant before = completeSince();

        server.kill();
        server.startAgain();

        assertThat(completeSince()).isEqualTo(before);
        assertThat(feed().since(0).denials()).containsExactly(denial("a"));
        assertThat(feed().append(denial("b"))).isEqualTo(revision + 1);
    }

    /** What it had not written is lost, and it does not say so. */
    @Test
    void anotherServerThatStartsAgainIsTakenForOneThatLostSomething() {
        server = started("--appendonly yes --appendfsync everysec");
        long revision = feed().append(denial("a"));
        Instant before = completeSince();
        server.awaitEverythingWritten();

        server.kill();
        server.startAgain();

        assertThat(completeSince()).isAfter(before).isEqualTo(completeSince());
        assertThat(feed().since(0).denials()).containsExactly(denial("a"));
        assertThat(feed().append(denial("b"))).isGreaterThan(revision);
    }

    private Instant completeSince() {
        return feed().since(0).completeSince();
    }

    private DenyFeed feed() {
        return new RedisDenyFeed(open(StoreTime.ofTheServer()), names, "test");
    }

    private Redis open(StoreTime time) {
        return opened(new Redis(server.url(), time));
    }

    private RedisProcess started(String settings) {
        return opened(RedisProcess.start(settings));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.add(resource);
        return resource;
    }

    private void command(String... words) {
        open(StoreTime.ofTheServer()).call("obey", List.of(words), Object::toString);
    }

    /** State, denials and ends as text. */
    private List<String> dumped() {
        List<String> command = List.of(
                "EVAL",
                "return {cjson.encode(redis.call('HGETALL', KEYS[1])),"
                        + " cjson.encode(redis.call('ZRANGE', KEYS[2], 0, -1, 'WITHSCORES')),"
                        + " cjson.encode(redis.call('ZRANGE', KEYS[3], 0, -1, 'WITHSCORES'))}",
                "3",
                names.denialState(),
                names.denials(),
                names.denialEnds());
        return open(StoreTime.ofTheServer()).call("copy", command, Reply::items).stream()
                .map(Reply::text)
                .toList();
    }

    private void restore(List<String> copy) {
        command("FLUSHALL");
        command(
                "EVAL",
                "redis.call('HSET', KEYS[1], unpack(cjson.decode(ARGV[1])))"
                        + " for i = 2, 3 do local all = cjson.decode(ARGV[i])"
                        + " for j = 1, #all, 2 do redis.call('ZADD', KEYS[i], all[j + 1], all[j]) end end return 1",
                "3",
                names.denialState(),
                names.denials(),
                names.denialEnds(),
                copy.get(0),
                copy.get(1),
                copy.get(2));
    }

    private static Denial denial(String session) {
        return new Denial.OfSession("issuer", new SessionId(session), LATER);
    }
}
