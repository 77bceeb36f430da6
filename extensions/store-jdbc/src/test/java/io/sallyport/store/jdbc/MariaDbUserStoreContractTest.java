package io.sallyport.store.jdbc;

import io.sallyport.model.UserAccount;
import io.sallyport.spi.WritableUserStore;
import io.sallyport.testkit.WritableUserStoreContract;
import java.util.Collection;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbUserStoreContractTest extends WritableUserStoreContract {
    @RegisterExtension
    final TestDatabase database = new MariaDbDatabase();

    @Override
    protected WritableUserStore storeOf(Collection<UserAccount> users) {
        return TestUsers.store(database.empty(), users);
    }
}
