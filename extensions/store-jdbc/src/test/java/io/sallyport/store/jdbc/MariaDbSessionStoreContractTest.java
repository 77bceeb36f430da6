package io.sallyport.store.jdbc;

import io.sallyport.spi.SessionStore;
import io.sallyport.testkit.SessionStoreContract;
import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbSessionStoreContractTest extends SessionStoreContract {
    @RegisterExtension
    final TestDatabase database = new MariaDbDatabase();

    @Override
    protected SessionStore emptyStore(Clock time) {
        return TestDatabase.sessions(database.withTables(), StoreTime.of(time));
    }
}
