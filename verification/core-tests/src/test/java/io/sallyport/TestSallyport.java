package io.sallyport;

import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.internal.memory.InMemorySessionStore;
import io.sallyport.internal.memory.InMemoryUserStore;
import io.sallyport.testkit.TestKeys;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A whole Sallyport over stores in memory and the keys that test tokens are signed with. */
public final class TestSallyport {
    private TestSallyport() {}

    /** Starts one whose store forgets everything when it ends. */
    public static Sallyport forgetful(SallyportConfig config, Clock clock) {
        return start(config, clock, false);
    }

    /** Starts one whose store says that it outlives it. */
    static Sallyport lasting(SallyportConfig config, Clock clock) {
        return start(config, clock, true);
    }

    private static Sallyport start(SallyportConfig config, Clock clock, boolean shared) {
        return Sallyport.builder(config, around(clock))
                .users(new InMemoryUserStore(List.of()))
                .stores(new Stores(
                        new InMemorySessionStore(clock), new InMemoryDenyFeed(clock), new TestKeys(), shared, () -> {}))
                .start();
    }

    private static Resources around(Clock clock) {
        return new Resources() {
            @Override
            public <T> Optional<T> find(String name, Class<T> type) {
                return Optional.empty();
            }

            @Override
            public Clock clock() {
                return clock;
            }
        };
    }
}
