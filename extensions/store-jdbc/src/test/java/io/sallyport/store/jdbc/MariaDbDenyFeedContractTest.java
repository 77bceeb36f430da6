package io.sallyport.store.jdbc;

import io.sallyport.spi.DenyFeed;
import io.sallyport.testkit.DenyFeedContract;
import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbDenyFeedContractTest extends DenyFeedContract {
    @RegisterExtension
    final TestDatabase database = new MariaDbDatabase();

    @Override
    protected DenyFeed emptyFeed(Clock time) {
        return TestDatabase.denials(database.withTables(), time);
    }
}
