package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Denial;
import io.sallyport.model.SessionId;
import io.sallyport.spi.DenyFeed;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Wake-ups by LISTEN and NOTIFY. */
class PostgresPushTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @RegisterExtension
    final TestDatabase database = new PostgresDatabase();

    private final ConnectionPoolDataSource place = database.emptyPlace();
    private final Semaphore wakes = new Semaphore(0);
    private DenyFeed.Wakes listening = () -> {};

    @AfterEach
    void stopListening() {
        listening.close();
    }

    @Test
    void anotherNodesDenialWakesAtOnce() throws Exception {
        DataSource source = database.pooled(place);
        TestDatabase.createTables(source);
        DenyFeed other = TestDatabase.denials(database.pooled(place), CLOCK);
        listening = TestDatabase.denials(source, CLOCK).wakeOnAppend(wakes::release);
        awaitWake();
        wakes.drainPermits();

        for (int number = 0; number < 5; number++) {
            other.append(denial("s" + number));
            awaitWake();
        }
    }

    @Test
    void aLostConnectionIsOpenedAgainAndWakesForWhatWasMissed() throws Exception {
        String name = "lost" + System.nanoTime();
        ((PGConnectionPoolDataSource) place).setApplicationName(name);
        DataSource source = database.pooled(place);
        TestDatabase.createTables(source);
        try (CapturedLog log = new CapturedLog()) {
            listening = TestDatabase.denials(source, CLOCK).wakeOnAppend(wakes::release);
            awaitWake();
            wakes.drainPermits();

            PostgresDatabase.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '"
                    + name + "' and query like 'listen %'");
            awaitWake();
            wakes.drainPermits();
            TestDatabase.denials(source, CLOCK).append(denial("a"));
            awaitWake();

            assertThat(log.messages())
                    .containsExactly(
                            "INFO Denials of other nodes are found by polling alone until PostgreSQL can be heard"
                                    + " again",
                            "INFO Denials of other nodes arrive at once again");
        }
    }

    @Test
    void closingLeavesNoThreadAndNoConnection() throws Exception {
        WatchedDataSource watched = new WatchedDataSource(database.pooled(place), connection -> {});
        TestDatabase.createTables(watched.watched());
        listening = TestDatabase.denials(watched.watched(), CLOCK).wakeOnAppend(wakes::release);
        awaitWake();
        assertThat(watched.open()).isEqualTo(1);
        assertThat(listeners()).isEqualTo(1);

        listening.close();

        assertThat(watched.open()).isZero();
        assertThat(listeners()).isZero();
    }

    @Test
    void aConnectionThatListenedHearsNothingWhenItIsLentAgain() throws Exception {
        DataSource source = database.pooled(place);
        TestDatabase.createTables(source);
        listening = TestDatabase.denials(source, CLOCK).wakeOnAppend(wakes::release);
        awaitWake();

        listening.close();

        assertThat(TestDatabase.number(source, "select count(*) from pg_listening_channels()"))
                .isZero();
    }

    @Test
    void aPoolThatDoesNotLetThroughIsPolled() {
        DataSource source = database.pooled(place);
        TestDatabase.createTables(source);
        WatchedDataSource watched = new WatchedDataSource(opaque(source), connection -> {});
        try (CapturedLog log = new CapturedLog()) {
            listening = TestDatabase.denials(watched.watched(), CLOCK).wakeOnAppend(wakes::release);
            await(() -> !log.messages().isEmpty());

            assertThat(log.messages())
                    .containsExactly("INFO The pool of sallyport.datasource does not let us through to PostgreSQL's"
                            + " driver: denials of other nodes are found by polling alone");
            assertThat(wakes.availablePermits()).isZero();
            assertThat(watched.open()).isZero();
        }
    }

    private void awaitWake() throws InterruptedException {
        assertThat(wakes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > Duration.ofSeconds(20).toNanos()) {
                throw new AssertionError("waited in vain");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static long listeners() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("test-denials"))
                .count();
    }

    private static DataSource opaque(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                PostgresPushTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> Proxy.newProxyInstance(
                        PostgresPushTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        opaque(source.getConnection())));
    }

    private static InvocationHandler opaque(Connection connection) {
        return (proxy, method, arguments) -> {
            if (method.getName().equals("isWrapperFor")) {
                return false;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
    }

    private static Denial denial(String session) {
        return new Denial.OfSession(
                TestDatabase.ISSUER, new SessionId(session), Instant.now().plusSeconds(3600));
    }
}
