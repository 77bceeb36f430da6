package io.sallyport.store.redis;

import io.sallyport.spi.WritableKeySource;
import io.sallyport.testkit.KeySourceContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisKeySourceContractTest extends KeySourceContract {
    @RegisterExtension
    final TestRedis redis = new TestRedis();

    @Override
    protected WritableKeySource emptySource() {
        return new RedisKeySource(redis.open(StoreTime.ofTheServer()), TestRedis.emptyPlace());
    }
}
