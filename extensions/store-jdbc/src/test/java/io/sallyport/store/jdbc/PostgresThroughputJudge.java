package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.spi.SessionStore;
import io.sallyport.testkit.Race;
import io.sallyport.testkit.TestSession;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * Rotations a second on a PostgreSQL that loses nothing, beside the bare update by primary key: sixteen clients, in
 * turns. Takes a minute and the whole machine, so the nightly run calls it by its name.
 */
class PostgresThroughputJudge {
    private static final int CLIENTS = 16;
    private static final int TURNS = 6;
    private static final Duration TURN = Duration.ofSeconds(5);

    private final Instant now = Clock.systemUTC().instant();

    @Test
    void aRotationCostsLittleMoreThanItsUpdate() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start()) {
            PGConnectionPoolDataSource place = new PGConnectionPoolDataSource();
            place.setUrl(server.getJdbcUrl("postgres", "postgres"));
            JdbcConnectionPool pool = JdbcConnectionPool.create(place);
            pool.setMaxConnections(2 * CLIENTS);
            try {
                measure(pool);
            } finally {
                pool.dispose();
            }
        }
    }

    private void measure(DataSource source) throws Exception {
        TestDatabase.createTables(source);
        SessionStore store = TestDatabase.sessions(source, StoreTime.ofTheDatabase());
        List<Callable<Long>> rotating = new ArrayList<>();
        List<Callable<Long>> updating = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            signIn(store, "rotated" + client);
            signIn(store, "updated" + client);
            rotating.add(rotations(store, new SessionId("rotated" + client)));
            updating.add(updates(source, "updated" + client));
        }
        List<Double> rotations = new ArrayList<>();
        List<Double> updates = new ArrayList<>();
        perSecond(rotating);
        perSecond(updating);
        for (int turn = 0; turn < TURNS; turn++) {
            rotations.add(perSecond(rotating));
            updates.add(perSecond(updating));
        }
        report(rotations, updates);
        assertThat(median(rotations) / median(updates)).isGreaterThanOrEqualTo(0.7);
    }

    private void signIn(SessionStore store, String id) {
        SessionRow session = TestSession.of(id, now).row();
        if (!store.insert(session, store.cutOf(session.subject()))) {
            throw new AssertionError("not inserted");
        }
    }

    private Callable<Long> rotations(SessionStore store, SessionId session) {
        return () -> {
            Generation generation = store.find(session).orElseThrow().row().generation();
            long count = 0;
            for (long end = System.nanoTime() + TURN.toNanos(); System.nanoTime() < end; count++) {
                if (!store.rotate(session, generation, now, now.plusSeconds(60))) {
                    throw new AssertionError("nobody else rotates it");
                }
                generation = generation.next();
            }
            return count;
        };
    }

    /** The same columns, on a connection and a statement that are held all the while. */
    private Callable<Long> updates(DataSource source, String session) {
        return () -> {
            long count = 0;
            try (Connection connection = source.getConnection();
                    PreparedStatement statement = connection.prepareStatement(
                            "update sallyport_session set generation ="
                                    + " generation + 1, rotated_at = ?, last_used_at = ?, idle_expires_at = ? where id = ?")) {
                for (long end = System.nanoTime() + TURN.toNanos(); System.nanoTime() < end; count++) {
                    statement.setLong(1, now.toEpochMilli());
                    statement.setLong(2, now.toEpochMilli());
                    statement.setLong(3, now.toEpochMilli());
                    statement.setString(4, session);
                    if (statement.executeUpdate() != 1) {
                        throw new AssertionError("the session is gone");
                    }
                }
            }
            return count;
        };
    }

    private static double perSecond(List<Callable<Long>> clients) {
        return Race.between(clients).stream().mapToLong(Long::longValue).sum() / (double) TURN.toSeconds();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((TURNS - 1) / 2) + sorted.get(TURNS / 2)) / 2;
    }

    private static void report(List<Double> rotations, List<Double> updates) throws IOException {
        Files.writeString(
                Files.createDirectories(Path.of("target", "throughput")).resolve("postgresql.txt"),
                CLIENTS + " clients, turns of " + TURN.toSeconds() + " s\nrotations/s " + rotations + ", median "
                        + median(rotations) + "\nbare updates/s " + updates + ", median " + median(updates) + "\nratio "
                        + median(rotations) / median(updates) + "\n");
    }
}
