package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.Generation;
import io.sallyport.model.Revocation;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.Race;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many who write the same rows at once, whatever the pool's isolation. */
abstract class ContentionTests {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123Z");
    private static final Subject ALICE = new Subject("alice");
    private static final SubjectCut NO_CUT = new SubjectCut(0, NOON);
    private static final SessionId A = new SessionId("a");
    private static final Revocation LOGOUT_ALL = new Revocation(NOON, RevocationReason.LOGOUT_ALL);

    @RegisterExtension
    final TestDatabase database = database();

    private final SteppingClock clock = new SteppingClock(NOON);

    abstract TestDatabase database();

    @ParameterizedTest
    @ValueSource(
            ints = {
                Connection.TRANSACTION_READ_UNCOMMITTED,
                Connection.TRANSACTION_READ_COMMITTED,
                Connection.TRANSACTION_REPEATABLE_READ,
                Connection.TRANSACTION_SERIALIZABLE
            })
    void m18OfManyRotationsOneWinsAtAnyIsolation(int isolation) {
        DataSource source = new WatchedDataSource(
                        database.withTables(), connection -> connection.setTransactionIsolation(isolation))
                .watched();
        SessionStore store = TestDatabase.sessions(source, StoreTime.of(clock));
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);

        for (long generation = 0; generation < 5; generation++) {
            Generation expected = new Generation(generation);
            List<Boolean> outcomes = Race.of(16, thread -> store.rotate(A, expected, NOON, NOON.plusSeconds(1)));

            assertThat(Collections.frequency(outcomes, true)).isEqualTo(1);
        }
    }

    @Test
    void m19WhatLosesARaceAgainAndAgainIsGivenUp() {
        AtomicInteger attempts = new AtomicInteger();
        DataSource source = database.withTables();
        Tables tables = new Tables(
                new Database(
                        new WatchedDataSource(source, connection -> {
                                    attempts.incrementAndGet();
                                    throw new SQLException("deadlock", "40001", 1213);
                                })
                                .watched(),
                        DriverWords.SHOWN),
                TestDatabase.tables(source).dialect());
        SessionStore store = new JdbcSessionStore(
                tables,
                StoreTime.of(clock),
                TestDatabase.ISSUER,
                TestDatabase.housekeeping(tables, StoreTime.of(clock), clock));

        assertThatThrownBy(() -> store.rotate(A, Generation.FIRST, NOON, NOON))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("the database cannot rotate a session (SQLState 40001, ");

        assertThat(attempts).hasValue(3);
    }

    /** Forced logout locks the subject and then its sessions; somebody else comes the other way round. */
    @Test
    void m19ADeadlockIsNoFailure() throws Exception {
        DataSource source = database.withTables();
        WatchedDataSource watched = new WatchedDataSource(source, connection -> {});
        SessionStore store = TestDatabase.sessions(watched.watched(), StoreTime.of(clock));
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);
        CompletableFuture<List<SessionId>> ended;
        boolean otherGaveWay;

        try (Connection other = source.getConnection()) {
            other.setAutoCommit(false);
            other.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            Statements.update(other, "update sallyport_session set user_agent = 'other' where id = 'a'", List.of());
            ended = CompletableFuture.supplyAsync(() -> store.revokeAll(ALICE, Optional.empty(), LOGOUT_ALL));
            awaitLockOfTheSubject(source);
            otherGaveWay = !moves(other);
            other.rollback();
        }

        assertThat(ended.get(20, TimeUnit.SECONDS)).containsExactly(A);
        long tries = watched.statements().stream()
                .filter(sql -> sql.startsWith("update sallyport_subject"))
                .count();
        assertThat(otherGaveWay || tries > 1).isTrue();
        assertThat(store.cutOf(ALICE).count()).isEqualTo(1);
    }

    @Test
    void aBatchOfAcknowledgementsIsOneCallAndLowersNothing() {
        WatchedDataSource watched = new WatchedDataSource(database.withTables(), connection -> {});
        SessionStore store = TestDatabase.sessions(watched.watched(), StoreTime.of(clock));
        Map<SessionId, Generation> received = new HashMap<>();
        for (int number = 0; number < 40; number++) {
            store.insert(TestSession.of("s" + number, NOON).row(), NO_CUT);
            received.put(new SessionId("s" + number), new Generation(number));
        }
        received.put(new SessionId("unknown"), new Generation(1));
        store.acknowledge(new SessionId("s1"), new Generation(7));
        int before = watched.statements().size();

        store.acknowledgeAll(received);

        assertThat(watched.statements().size() - before).isEqualTo(1);
        IntStream.range(0, 40)
                .forEach(number -> assertThat(store.find(new SessionId("s" + number))
                                .orElseThrow()
                                .row()
                                .acknowledged())
                        .isEqualTo(new Generation(number == 1 ? 7 : number)));
    }

    @Test
    void manyNodesAcknowledgeTheSameSessionsAtOnce() {
        SessionStore store = TestDatabase.sessions(database.withTables(), StoreTime.of(clock));
        for (int number = 0; number < 20; number++) {
            store.insert(TestSession.of("s" + number, NOON).row(), NO_CUT);
        }

        Race.of(8, node -> {
            Map<SessionId, Generation> its = new HashMap<>();
            IntStream.range(0, 20).forEach(number -> its.put(new SessionId("s" + number), new Generation(node)));
            store.acknowledgeAll(its);
            return node;
        });

        assertThat(store.sessionsOf(ALICE))
                .hasSize(20)
                .allSatisfy(row -> assertThat(row.acknowledged()).isEqualTo(new Generation(7)));
    }

    private static boolean moves(Connection other) {
        try {
            Statements.update(other, "update sallyport_subject set cut = cut + 1 where subject = 'alice'", List.of());
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void awaitLockOfTheSubject(DataSource source) throws SQLException {
        long start = System.nanoTime();
        while (!isLocked(source)) {
            if (System.nanoTime() - start > Duration.ofSeconds(20).toNanos()) {
                throw new AssertionError("nobody locked the subject");
            }
        }
    }

    private static boolean isLocked(DataSource source) throws SQLException {
        try (Connection third = source.getConnection()) {
            third.setAutoCommit(false);
            try {
                Statements.rows(
                        third,
                        "select cut from sallyport_subject where subject = 'alice' for update nowait",
                        List.of(),
                        row -> row.getLong(1));
                return false;
            } catch (SQLException e) {
                return true;
            } finally {
                third.rollback();
            }
        }
    }
}
