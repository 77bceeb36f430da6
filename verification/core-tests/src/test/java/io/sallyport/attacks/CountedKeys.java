package io.sallyport.attacks;

import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import io.sallyport.testkit.TestKeys;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The testkit's keys, which remember how often they were asked for. */
final class CountedKeys implements KeySource {
    private final AtomicInteger reads = new AtomicInteger();

    int reads() {
        return reads.get();
    }

    @Override
    public List<StoredKey> keys() {
        reads.incrementAndGet();
        return new TestKeys().keys();
    }
}
