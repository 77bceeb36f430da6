package io.sallyport.docs.example;

import io.sallyport.spi.DenyFeed;
import io.sallyport.testkit.DenyFeedContract;
import java.time.Clock;

class MapDenyFeedTest extends DenyFeedContract {
    @Override
    protected DenyFeed emptyFeed(Clock time) {
        return new MapDenyFeed(time);
    }
}
