package io.sallyport.store.jdbc;

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
import io.sallyport.testkit.Race;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestSession;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How stores behave towards the database, the application's pool and each other. */
abstract class StoreUseTests {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123Z");
    private static final Subject ALICE = new Subject("alice");
    private static final SubjectCut NO_CUT = new SubjectCut(0, NOON);
    private static final Revocation LOGOUT = new Revocation(NOON, RevocationReason.LOGOUT);

    @RegisterExtension
    final TestDatabase database = database();

    private final SteppingClock clock = new SteppingClock(NOON);

    abstract TestDatabase database();

    @Test
    void aRotationIsOneStatement() {
        WatchedDataSource watched = new WatchedDataSource(database.withTables(), connection -> {});
        SessionStore store = TestDatabase.sessions(watched.watched(), StoreTime.of(clock));
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);
        int before = watched.statements().size();

        store.rotate(new SessionId("a"), Generation.FIRST, NOON, NOON);

        List<String> statements = watched.statements();
        assertThat(statements.subList(before, statements.size()))
                .singleElement()
                .satisfies(sql -> assertThat(sql)
                        .startsWith("update sallyport_session set ")
                        .contains("where id = ? and generation = ? and revoked_at is null"));
    }

    @Test
    void connectionsComeBackAsThePoolLentThem() {
        WatchedDataSource watched = new WatchedDataSource(database.withTables(), WatchedDataSource::likeAStrictPool);
        SessionStore store = TestDatabase.sessions(watched.watched(), StoreTime.of(clock));

        store.insert(TestSession.of("a", NOON).row(), NO_CUT);
        assertThatThrownBy(() -> store.insert(TestSession.of("a", NOON).row(), NO_CUT))
                .isInstanceOf(StoreUnavailableException.class);
        store.insert(TestSession.of("b", NOON).row(), new SubjectCut(7, NOON));
        store.find(new SessionId("a"));
        store.revokeAll(ALICE, Optional.empty(), LOGOUT);

        assertThat(watched.open()).isZero();
        assertThat(watched.states())
                .hasSizeGreaterThan(6)
                .containsOnly(
                        "autocommit false, isolation " + Connection.TRANSACTION_SERIALIZABLE + ", network timeout 0");
    }

    @Test
    void whatIsWrittenStaysWhereThePoolHasAutocommitOff() {
        DataSource source = database.withTables();
        WatchedDataSource watched = new WatchedDataSource(source, WatchedDataSource::likeAStrictPool);
        SessionStore store = TestDatabase.sessions(watched.watched(), StoreTime.of(clock));

        store.insert(TestSession.of("a", NOON).row(), NO_CUT);
        store.rotate(new SessionId("a"), Generation.FIRST, NOON, NOON.plusSeconds(1));
        store.acknowledge(new SessionId("a"), new Generation(1));
        store.revoke(new SessionId("a"), LOGOUT);

        SessionRow row = TestDatabase.sessions(source, StoreTime.of(clock))
                .find(new SessionId("a"))
                .orElseThrow()
                .row();
        assertThat(row.generation()).isEqualTo(new Generation(1));
        assertThat(row.acknowledged()).isEqualTo(new Generation(1));
        assertThat(row.revocation()).contains(LOGOUT);
    }

    @Test
    void oneRotationWinsWhereThePoolIsSerializable() {
        WatchedDataSource watched = new WatchedDataSource(database.withTables(), WatchedDataSource::likeAStrictPool);
        SessionStore store = TestDatabase.sessions(watched.watched(), StoreTime.of(clock));
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);

        List<Boolean> outcomes = Race.of(16, thread -> store.rotate(new SessionId("a"), Generation.FIRST, NOON, NOON));

        assertThat(Collections.frequency(outcomes, true)).isEqualTo(1);
    }

    @Test
    void everyAppendSucceedsWhereThePoolIsSerializable() {
        WatchedDataSource watched = new WatchedDataSource(database.withTables(), WatchedDataSource::likeAStrictPool);
        DenyFeed feed = TestDatabase.denials(watched.watched(), clock);

        List<Long> revisions = Race.of(
                16, thread -> feed.append(new Denial.OfSession("i", new SessionId("s" + thread), NOON.plusSeconds(9))));

        assertThat(revisions).doesNotHaveDuplicates();
        assertThat(feed.since(0).denials()).hasSize(16);
    }

    @Test
    void aPoolThatIsClosedIsADatabaseOutOfReach() {
        SessionStore store = TestDatabase.sessions(database.withTables(), StoreTime.of(clock));

        database.close();

        assertThatThrownBy(() -> store.find(new SessionId("a")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("the database cannot find a session (SQLState ");
    }

    @Test
    void aStatementThatHangsIsGivenUp() throws SQLException {
        DataSource source = database.withTables();
        SessionStore store = TestDatabase.sessions(source, StoreTime.of(clock));
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);

        try (Connection other = source.getConnection()) {
            other.setAutoCommit(false);
            new TableConnection(other, TestDatabase.tables(source).dialect())
                    .update(
                            Sql.REVOKE,
                            Parameter.instant(NOON),
                            Parameter.text("LOGOUT"),
                            Parameter.text("a"),
                            Parameter.text(TestDatabase.ISSUER));

            assertThatThrownBy(() -> store.rotate(new SessionId("a"), Generation.FIRST, NOON, NOON))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith("the database cannot rotate a session (SQLState ");
            other.rollback();
        }
        assertThat(store.rotate(new SessionId("a"), Generation.FIRST, NOON, NOON))
                .isTrue();
    }

    @Test
    void theTimeIsTheDatabasesWhateverItsZone() {
        DataSource tokyo = new WatchedDataSource(
                        database.withTables(), WatchedDataSource.sql(database.timeZone("Asia/Tokyo")))
                .watched();
        SessionStore store = TestDatabase.sessions(tokyo, StoreTime.ofTheDatabase());
        Instant now = Clock.systemUTC().instant();
        store.insert(TestSession.of("a", now).row(), NO_CUT);

        Instant found = store.find(new SessionId("a")).orElseThrow().asOf();

        assertThat(Duration.between(now, found).abs()).isLessThan(Duration.ofSeconds(30));
        assertThat(Duration.between(now, store.cutOf(ALICE).asOf()).abs()).isLessThan(Duration.ofSeconds(30));
        assertThat(store.sessionsOf(ALICE)).hasSize(1);
        assertThat(store.revokeAll(ALICE, Optional.empty(), LOGOUT)).hasSize(1);
    }

    @Test
    void sessionsOfTwoIssuersNeverMeet() {
        DataSource source = database.withTables();
        SessionStore depot = TestDatabase.sessions(source, StoreTime.of(clock));
        SessionStore other = TestDatabase.sessions(source, StoreTime.of(clock), "https://other.example/");
        depot.insert(TestSession.of("a", NOON).row(), NO_CUT);

        assertThat(other.find(new SessionId("a"))).isEmpty();
        assertThat(other.sessionsOf(ALICE)).isEmpty();
        assertThat(other.rotate(new SessionId("a"), Generation.FIRST, NOON, NOON))
                .isFalse();
        other.revoke(new SessionId("a"), LOGOUT);
        other.acknowledge(new SessionId("a"), new Generation(5));
        assertThat(other.revokeAll(ALICE, Optional.empty(), LOGOUT)).isEmpty();

        assertThat(depot.sessionsOf(ALICE))
                .containsExactly(TestSession.of("a", NOON).row());
        assertThat(depot.cutOf(ALICE).count()).isZero();
    }

    @Test
    void subjectsAreComparedToTheLetter() {
        SessionStore store = TestDatabase.sessions(database.withTables(), StoreTime.of(clock));
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);

        for (String other : List.of("Alice", "ALICE", "alice ", " alice", "\u00e1lice")) {
            assertThat(store.sessionsOf(new Subject(other))).isEmpty();
            assertThat(store.revokeAll(new Subject(other), Optional.empty(), LOGOUT))
                    .isEmpty();
        }

        assertThat(store.sessionsOf(ALICE)).hasSize(1);
        assertThat(store.cutOf(ALICE).count()).isZero();
    }

    @Test
    void aValueThatOnlyANewerVersionKnowsIsAFailureOfTheStore() {
        DataSource source = database.withTables();
        SessionStore store = TestDatabase.sessions(source, StoreTime.of(clock));
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);
        TestDatabase.execute(source, "update sallyport_session set revoked_at = 1, revoked_reason = 'FROM_THE_FUTURE'");

        assertThatThrownBy(() -> store.find(new SessionId("a")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(
                        "the database cannot find a session: it holds a value that this version cannot" + " read: ")
                .hasMessageEndingWith("FROM_THE_FUTURE");
    }

    @Test
    void noMessageQuotesAKey() {
        WritableKeySource keys = TestDatabase.keys(database.withTables());
        keys.append(key(KeyPurpose.ACCESS_TOKEN, "Rmlyc3RTZWNyZXQ="));
        StringWriter trace = new StringWriter();

        assertThatThrownBy(() -> keys.append(key(KeyPurpose.REFRESH_TOKEN, "U2Vjb25kU2VjcmV0")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the database cannot add a key (SQLState " + uniqueViolation()
                        + "); the driver's words are withheld: they can quote values")
                .satisfies(e -> e.printStackTrace(new PrintWriter(trace, true)));

        assertThat(trace.toString()).doesNotContain("Rmlyc3RTZWNyZXQ=", "U2Vjb25kU2VjcmV0");
    }

    /** The state and the driver's own number for a second row of one key. */
    abstract String uniqueViolation();

    private static StoredKey key(KeyPurpose purpose, String material) {
        return new StoredKey(new KeyId("same"), purpose, "HS256", false, material, NOON);
    }
}
