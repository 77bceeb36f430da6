package io.sallyport.testkit;

import io.sallyport.internal.memory.InMemorySessionStore;
import io.sallyport.spi.SessionStore;
import java.time.Clock;

class InMemorySessionStoreContractTest extends SessionStoreContract {
    @Override
    protected SessionStore emptyStore(Clock time) {
        return new InMemorySessionStore(time);
    }

    @Override
    protected int rounds() {
        return 1_000;
    }
}
