package io.sallyport.store.redis;

import io.sallyport.spi.SessionStore;
import io.sallyport.testkit.SessionStoreContract;
import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisSessionStoreContractTest extends SessionStoreContract {
    @RegisterExtension
    final TestRedis redis = new TestRedis();

    @Override
    protected SessionStore emptyStore(Clock time) {
        return new RedisSessionStore(redis.open(StoreTime.of(time)), TestRedis.emptyPlace());
    }
}
