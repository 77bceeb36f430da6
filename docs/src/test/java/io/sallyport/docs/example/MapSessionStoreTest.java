package io.sallyport.docs.example;

import io.sallyport.spi.SessionStore;
import io.sallyport.testkit.SessionStoreContract;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;

class MapSessionStoreTest extends SessionStoreContract {
    @Override
    protected SessionStore emptyStore(Clock time) {
        return new MapSessionStore(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), time);
    }
}
