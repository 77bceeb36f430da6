package io.sallyport.store.redis;

import io.sallyport.spi.DenyFeed;
import io.sallyport.testkit.DenyFeedContract;
import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisDenyFeedContractTest extends DenyFeedContract {
    @RegisterExtension
    final TestRedis redis = new TestRedis();

    @Override
    protected DenyFeed emptyFeed(Clock time) {
        return new RedisDenyFeed(redis.open(StoreTime.of(time)), TestRedis.emptyPlace(), "test");
    }
}
