package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Denial;
import io.sallyport.model.SessionId;
import io.sallyport.model.SubjectCut;
import io.sallyport.testkit.Race;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is forgotten, when, and by whom. */
abstract class CleaningTests {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123Z");

    @RegisterExtension
    final TestDatabase database = database();

    private final SteppingClock clock = new SteppingClock(NOON);
    private DataSource source;
    private Tables tables;

    abstract TestDatabase database();

    @BeforeEach
    void makeTables() {
        source = database.withTables();
        tables = TestDatabase.tables(source);
    }

    @Test
    void h25ASessionIsKeptUntilAnHourAfterItsAbsoluteExpiry() {
        store(1, NOON);

        clock.moveTo(NOON.plus(Duration.ofHours(1)));
        node(source).forgetSometimes();
        assertThat(count("sallyport_session")).isEqualTo(1);

        returnTheLease();
        clock.advance(Duration.ofMillis(1));
        node(source).forgetSometimes();
        assertThat(count("sallyport_session")).isZero();
    }

    @Test
    void aDenialIsKeptUntilAnHourAfterItCounts() {
        TestDatabase.denials(source, clock).append(new Denial.OfSession("i", new SessionId("a"), NOON));
        returnTheLease();

        clock.moveTo(NOON.plus(Duration.ofHours(1)));
        node(source).forgetSometimes();
        assertThat(count("sallyport_denial")).isEqualTo(1);

        returnTheLease();
        clock.advance(Duration.ofMillis(1));
        node(source).forgetSometimes();
        assertThat(count("sallyport_denial")).isZero();
    }

    @Test
    void manyOldRowsGoInSmallBatchesAndTheLivingStay() {
        WatchedDataSource watched = new WatchedDataSource(source, connection -> {});
        TestDatabase.sessions(source, StoreTime.of(clock))
                .insert(TestSession.of("living", NOON).row(), new SubjectCut(0, NOON));
        store(2 * Sql.BATCH + 1, NOON);
        clock.advance(Duration.ofHours(2));

        node(watched.watched()).forgetSometimes();

        assertThat(count("sallyport_session")).isEqualTo(1);
        assertThat(deletions(watched, "sallyport_session")).hasSize(3);
        assertThat(watched.open()).isZero();
    }

    @Test
    void oneNodeHasTheTurnAndTheOtherTakesItWhenTheFirstIsDead() {
        WatchedDataSource one = new WatchedDataSource(source, connection -> {});
        WatchedDataSource other = new WatchedDataSource(source, connection -> {});

        node(one.watched()).forgetSometimes();
        clock.advance(Duration.ofSeconds(49));
        node(other.watched()).forgetSometimes();
        assertThat(deletions(one, "")).hasSize(2);
        assertThat(deletions(other, "")).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        node(other.watched()).forgetSometimes();
        assertThat(deletions(other, "")).hasSize(2);
    }

    @Test
    void ofSixteenNodesThatAskAtOnceOneHasTheTurn() {
        List<WatchedDataSource> watched = IntStream.range(0, 16)
                .mapToObj(number -> new WatchedDataSource(source, connection -> {}))
                .toList();
        List<Housekeeping> nodes =
                watched.stream().map(each -> node(each.watched())).toList();

        Race.of(16, number -> {
            nodes.get(number).forgetSometimes();
            return number;
        });

        assertThat(watched.stream().flatMap(each -> deletions(each, "").stream()))
                .hasSize(2);
    }

    @Test
    void aNodeAsksOnceAMinute() {
        WatchedDataSource watched = new WatchedDataSource(source, connection -> {});
        Housekeeping node = node(watched.watched());

        node.forgetSometimes();
        clock.advance(Duration.ofSeconds(60).minusMillis(1));
        node.forgetSometimes();
        assertThat(deletions(watched, "")).hasSize(2);

        clock.advance(Duration.ofMillis(1));
        node.forgetSometimes();
        assertThat(deletions(watched, "")).hasSize(4);
    }

    @Test
    void whoIsClosedBeginsNoBatch() {
        store(1, NOON);
        clock.advance(Duration.ofHours(2));
        Housekeeping node = node(source);

        node.close();
        node.forgetSometimes();

        assertThat(count("sallyport_session")).isEqualTo(1);
    }

    private Housekeeping node(DataSource its) {
        return TestDatabase.housekeeping(
                new Tables(new Database(its, DriverWords.SHOWN), tables.dialect()), StoreTime.of(clock), clock);
    }

    private void store(int number, Instant expiry) {
        List<List<Parameter>> rows = IntStream.range(0, number)
                .mapToObj(each -> List.of(SessionColumns.parameters(
                        TestSession.of("s" + each, NOON)
                                .expiring(expiry, expiry)
                                .row(),
                        Parameter.text(TestDatabase.ISSUER))))
                .toList();
        tables.unhurried().inTransaction("fill a table", connection -> {
            connection.updateAll(Sql.INSERT_SESSION, rows);
            return number;
        });
    }

    private void returnTheLease() {
        TestDatabase.execute(source, "update sallyport_lease set expires_at = 0");
    }

    private static List<String> deletions(WatchedDataSource watched, String table) {
        return watched.statements().stream()
                .filter(sql -> sql.startsWith("delete from " + table))
                .toList();
    }

    private long count(String table) {
        return TestDatabase.number(source, "select count(*) from " + table);
    }
}
