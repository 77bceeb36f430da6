package io.sallyport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.Denial;
import io.sallyport.model.Generation;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.Revocation;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredKey;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.spi.WritableKeySource;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestSession;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How stores behave towards the server and each other, and what lies there then. */
class StoreUseTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123Z");
    private static final Subject ALICE = new Subject("alice");
    private static final SubjectCut NO_CUT = new SubjectCut(0, NOON);
    private static final Revocation LOGOUT = new Revocation(NOON, RevocationReason.LOGOUT);

    @RegisterExtension
    final TestRedis extension = new TestRedis();

    private final SteppingClock clock = new SteppingClock(NOON);
    private final Redis redis = extension.open(StoreTime.of(clock));
    private final Names names = TestRedis.emptyPlace();
    private final SessionStore store = new RedisSessionStore(redis, names);

    @Test
    void aSessionVanishesByItselfAnHourAfterItsAbsoluteExpiry() {
        SessionId session = new SessionId("a");
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);
        long kept = Duration.ofHours(13).toMillis();

        store.rotate(session, Generation.FIRST, NOON, NOON);
        store.acknowledge(session, new Generation(1));
        store.revoke(session, LOGOUT);
        store.revokeAll(ALICE, Optional.empty(), LOGOUT);

        assertThat(millisLeft(names.of(session))).isBetween(kept - 60_000, kept);
        assertThat(millisLeft(names.sessionsOf(ALICE))).isBetween(kept - 60_000, kept);
    }

    @Test
    void theListOfASubjectsSessionsStaysAsLongAsTheLastOfThem() {
        long kept = Duration.ofHours(13).toMillis();
        store.insert(TestSession.of("long", NOON).row(), NO_CUT);

        store.insert(TestSession.of("short", NOON).expiring(NOON, NOON).row(), NO_CUT);

        assertThat(millisLeft(names.sessionsOf(ALICE))).isBetween(kept - 60_000, kept);
        assertThat(millisLeft(names.of(new SessionId("short")))).isBetween(3_540_000L, 3_600_000L);
    }

    @Test
    void aSubjectsListForgetsSessionsThatAreOver() {
        store.insert(TestSession.of("old", NOON).expiring(NOON, NOON).row(), NO_CUT);
        clock.advance(Duration.ofHours(1));

        store.insert(TestSession.of("new", clock.instant()).row(), NO_CUT);

        assertThat(words("ZRANGE", names.sessionsOf(ALICE), "0", "-1")).containsExactly("new");
    }

    @Test
    void aCutStaysLongerThanAnySessionLives() {
        store.revokeAll(ALICE, Optional.empty(), LOGOUT);

        assertThat(millisLeft(names.cutOf(ALICE)))
                .isGreaterThan(Duration.ofDays(365 + 30).toMillis());
    }

    @Test
    void whatIsAskedOfUnknownSessionsLeavesNothing() {
        SessionId unknown = new SessionId("unknown");

        store.find(unknown);
        store.rotate(unknown, Generation.FIRST, NOON, NOON);
        store.acknowledge(unknown, new Generation(1));
        store.revoke(unknown, LOGOUT);

        assertThat(words("KEYS", names.prefix() + "*")).isEmpty();
    }

    @Test
    void aThousandAcknowledgementsAreTenCommands() {
        List<SessionRow> sessions = IntStream.range(0, 1_000)
                .mapToObj(number -> TestSession.of("s" + number, NOON).row())
                .toList();
        sessions.forEach(session -> store.insert(session, NO_CUT));
        Map<SessionId, Generation> received =
                sessions.stream().collect(Collectors.toMap(SessionRow::id, session -> new Generation(7)));
        long before = evaluations();

        store.acknowledgeAll(received);

        assertThat(evaluations() - before).isEqualTo(10);
        assertThat(store.sessionsOf(ALICE))
                .hasSize(1_000)
                .allMatch(session -> session.acknowledged().number() == 7);
    }

    @Test
    void aRefreshIsOneScriptToReadAndOneToWrite() {
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);
        long before = evaluations();

        store.find(new SessionId("a"));
        store.rotate(new SessionId("a"), Generation.FIRST, NOON, NOON);

        assertThat(evaluations() - before).isEqualTo(2);
    }

    @Test
    void scriptsThatTheServerForgotAreSentAgain() {
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);
        redis.call("forget all scripts", List.of("SCRIPT", "FLUSH"), Reply::text);

        assertThat(store.rotate(new SessionId("a"), Generation.FIRST, NOON, NOON))
                .isTrue();
    }

    @Test
    void theTimeIsTheServers() {
        SessionStore live = new RedisSessionStore(extension.open(StoreTime.ofTheServer()), names);
        Instant now = Clock.systemUTC().instant();
        live.insert(TestSession.of("a", now).row(), NO_CUT);

        Instant found = live.find(new SessionId("a")).orElseThrow().asOf();

        assertThat(Duration.between(now, found).abs()).isLessThan(Duration.ofSeconds(30));
        assertThat(Duration.between(now, live.cutOf(ALICE).asOf()).abs()).isLessThan(Duration.ofSeconds(30));
        assertThat(live.sessionsOf(ALICE)).hasSize(1);
        assertThat(live.revokeAll(ALICE, Optional.empty(), LOGOUT)).hasSize(1);
    }

    @Test
    void sessionsOfTwoIssuersNeverMeet() {
        SessionStore other = new RedisSessionStore(redis, TestRedis.emptyPlace());
        SessionId session = new SessionId("a");
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);

        assertThat(other.find(session)).isEmpty();
        assertThat(other.sessionsOf(ALICE)).isEmpty();
        assertThat(other.rotate(session, Generation.FIRST, NOON, NOON)).isFalse();
        other.revoke(session, LOGOUT);
        other.acknowledge(session, new Generation(5));
        assertThat(other.revokeAll(ALICE, Optional.empty(), LOGOUT)).isEmpty();

        assertThat(store.sessionsOf(ALICE))
                .containsExactly(TestSession.of("a", NOON).row());
        assertThat(store.cutOf(ALICE).count()).isZero();
    }

    @Test
    void denialsThatAreOverAreForgottenAHundredAtATime() {
        DenyFeed feed = new RedisDenyFeed(redis, names, "test");
        IntStream.range(0, 150).forEach(number -> feed.append(denial("old" + number, NOON.plusSeconds(1))));
        clock.advance(Duration.ofSeconds(1));

        feed.append(denial("new", NOON.plusSeconds(60)));
        assertThat(feed.since(0).denials()).hasSize(51);
        feed.append(denial("newer", NOON.plusSeconds(60)));

        assertThat(feed.since(0).denials())
                .containsExactly(denial("new", NOON.plusSeconds(60)), denial("newer", NOON.plusSeconds(60)));
        assertThat(words("ZRANGE", names.denialEnds(), "0", "-1")).hasSize(2);
    }

    @Test
    void denialsVanishByThemselvesWithTheLastOfThem() {
        DenyFeed feed = new RedisDenyFeed(redis, names, "test");
        feed.append(denial("long", NOON.plusSeconds(3_600)));

        feed.append(denial("short", NOON.plusSeconds(1)));

        assertThat(millisLeft(names.denials())).isBetween(3_540_000L, 3_600_000L);
        assertThat(millisLeft(names.denialEnds())).isBetween(3_540_000L, 3_600_000L);
        assertThat(millisLeft(names.denialState())).isEqualTo(-1);
    }

    @Test
    void moreDenialsThanOneAnswerHoldsAreReadInOneGo() {
        DenyFeed feed = new RedisDenyFeed(redis, names, "test");
        long first = feed.append(denial("first", NOON.plusSeconds(60)));
        redis.call(
                "add denials",
                List.of(
                        "EVAL",
                        "for i = 1, 12000 do local r = string.format('%.0f', redis.call('HINCRBY', KEYS[1], 'revision',"
                                + " 1)) redis.call('ZADD', KEYS[2], r, r .. ' ' .. ARGV[1]) end return 1",
                        "2",
                        names.denialState(),
                        names.denials(),
                        DenialText.of(denial("many", NOON.plusSeconds(60)))),
                Reply::number);

        assertThat(feed.since(0).denials()).hasSize(12_001);
        assertThat(feed.since(first).revision()).isEqualTo(first + 12_000);
        assertThat(feed.since(first + 12_000).denials()).isEmpty();
    }

    @Test
    void aValueThatOnlyANewerVersionKnowsIsAFailureOfTheStore() {
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);
        redis.call(
                "write a reason",
                List.of("HSET", names.of(new SessionId("a")), "revoked", "1", "reason", "FROM_THE_FUTURE"),
                Reply::number);

        assertThatThrownBy(() -> store.find(new SessionId("a")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage(redis + " cannot find a session: it holds a value that this version cannot read");
    }

    @Test
    void aValueOfAnotherKindIsAFailureOfTheStore() {
        redis.call("write a text", List.of("SET", names.keys(), "x"), Reply::text);
        redis.call("write a text", List.of("SET", names.denials(), "x"), Reply::text);

        assertThatThrownBy(() -> new RedisKeySource(redis, names).keys())
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith(redis + " cannot read the keys: WRONGTYPE ");
        assertThatThrownBy(() -> new RedisDenyFeed(redis, names, "test").since(0))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void noMessageQuotesAKey() {
        WritableKeySource keys = new RedisKeySource(redis, names);
        keys.append(key(KeyPurpose.ACCESS_TOKEN, "Rmlyc3RTZWNyZXQ="));
        StringWriter trace = new StringWriter();

        assertThatThrownBy(() -> keys.append(key(KeyPurpose.REFRESH_TOKEN, "U2Vjb25kU2VjcmV0")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the key same is there already, for another purpose: it was not added")
                .satisfies(e -> e.printStackTrace(new PrintWriter(trace, true)));
        redis.call("spoil a key", List.of("HSET", names.keys(), "same", "Rmlyc3RTZWNyZXQ= x"), Reply::number);
        assertThatThrownBy(keys::keys)
                .isInstanceOf(StoreUnavailableException.class)
                .satisfies(e -> e.printStackTrace(new PrintWriter(trace, true)));

        assertThat(trace.toString()).doesNotContain("Rmlyc3RTZWNyZXQ", "U2Vjb25kU2VjcmV0");
    }

    private long millisLeft(String name) {
        return redis.call("say how long it stays", List.of("PTTL", name), Reply::number);
    }

    private List<String> words(String... command) {
        return redis.call("list", List.of(command), Reply::items).stream()
                .map(Reply::text)
                .toList();
    }

    /** How many scripts the server has run. */
    private long evaluations() {
        String statistics = redis.call("count commands", List.of("INFO", "commandstats"), Reply::text);
        Function<String, Long> calls = command -> statistics
                .lines()
                .filter(line -> line.startsWith("cmdstat_" + command + ":calls="))
                .map(line -> Long.valueOf(line.replaceAll(".*:calls=([0-9]+),.*", "$1")))
                .findFirst()
                .orElse(0L);
        return calls.apply("evalsha");
    }

    private static Denial denial(String session, Instant until) {
        return new Denial.OfSession("issuer", new SessionId(session), until);
    }

    private static StoredKey key(KeyPurpose purpose, String material) {
        return new StoredKey(new KeyId("same"), purpose, "HS256", false, material, NOON);
    }
}
