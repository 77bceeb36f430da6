package io.sallyport.testkit;

import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.spi.DenyFeed;
import java.time.Clock;

class InMemoryDenyFeedContractTest extends DenyFeedContract {
    @Override
    protected DenyFeed emptyFeed(Clock time) {
        return new InMemoryDenyFeed(time);
    }
}
