package io.sallyport.session;

import io.sallyport.config.DenyListConfig;
import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.model.Denial;
import io.sallyport.spi.DenyList;
import io.sallyport.testkit.DenyListContract;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class DenyListFollowerContractTest extends DenyListContract {
    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final List<DenyListFollower> started = new ArrayList<>();

    @AfterEach
    void endThreads() {
        started.forEach(DenyListFollower::close);
    }

    @Override
    protected DenyList listOf(List<Denial> denials) {
        DenyListConfig config = new DenyListConfig(Duration.ofHours(1), Duration.ofHours(2));
        DenyListFollower follower = new DenyListFollower(new InMemoryDenyFeed(clock), config, clock, "contract");
        started.add(follower);
        denials.forEach(follower::deny);
        return follower;
    }
}
