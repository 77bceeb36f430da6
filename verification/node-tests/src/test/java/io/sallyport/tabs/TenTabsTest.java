package io.sallyport.tabs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Resources;
import io.sallyport.Stores;
import io.sallyport.audit.AuditEvent;
import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.internal.memory.InMemoryKeySource;
import io.sallyport.internal.memory.InMemorySessionStore;
import io.sallyport.model.RevocationReason;
import io.sallyport.store.jdbc.JdbcStoreProvider;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestTokens;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten tabs for an hour, on two nodes: nobody is signed out by it, and a thief among them is found. */
class TenTabsTest {
    private static final int SEEDS = 6;

    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);

    static Stream<Arguments> storesAndSeeds() {
        List<Long> seeds = new SplittableRandom(20261124).longs(SEEDS).boxed().toList();
        return Stream.of("memory", "H2").flatMap(store -> seeds.stream().map(seed -> Arguments.of(store, seed)));
    }

    @ParameterizedTest
    @MethodSource("storesAndSeeds")
    void noTabIsEverSignedOut(String store, long seed) {
        try (TwoNodes nodes = new TwoNodes(clock, stores(store))) {
            BrowserHour hour = new BrowserHour(nodes, clock, seed);

            hour.live(Optional.empty());

            assertThat(hour.refusals()).as(hour.story()).isEmpty();
            assertThat(nodes.events(AuditEvent.SessionRevoked.class)).isEmpty();
            assertThat(nodes.events(AuditEvent.SessionRotated.class)).hasSizeGreaterThan(10);
            assertThat(nodes.events(AuditEvent.RefreshReplayed.class)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("storesAndSeeds")
    void aThiefAmongThemIsFound(String store, long seed) {
        try (TwoNodes nodes = new TwoNodes(clock, stores(store))) {
            BrowserHour hour = new BrowserHour(nodes, clock, seed);

            hour.live(Optional.of(hour.new Thief()));

            assertThat(nodes.events(AuditEvent.RefreshTokenReused.class))
                    .as(hour.story())
                    .isNotEmpty();
            assertThat(nodes.events(AuditEvent.SessionRevoked.class))
                    .extracting(AuditEvent.SessionRevoked::reason)
                    .containsOnly(RevocationReason.REFRESH_REUSED);
            assertThat(hour.refusals()).isNotEmpty();
        }
    }

    private Function<Resources, Stores> stores(String kind) {
        return kind.equals("memory") ? inMemory(clock) : onH2(clock);
    }

    /** The same for both nodes. */
    private static Function<Resources, Stores> inMemory(Clock clock) {
        Stores stores = new Stores(
                new InMemorySessionStore(clock), new InMemoryDenyFeed(clock), new InMemoryKeySource(), true, () -> {});
        return resources -> stores;
    }

    private static Function<Resources, Stores> onH2(Clock clock) {
        DataSource database = SteppedDatabase.of(
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""), clock);
        return resources -> new JdbcStoreProvider().open(TwoNodes.config(), new WithDatabase(resources, database));
    }

    private record WithDatabase(Resources around, DataSource database) implements Resources {
        @Override
        public <T> Optional<T> find(String name, Class<T> type) {
            return Optional.of(database).filter(type::isInstance).map(type::cast);
        }

        @Override
        public Clock clock() {
            return around.clock();
        }
    }
}
