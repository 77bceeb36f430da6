package io.sallyport.testkit;

import io.sallyport.internal.memory.InMemoryUserStore;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.WritableUserStore;
import java.util.Collection;

class InMemoryUserStoreContractTest extends WritableUserStoreContract {
    @Override
    protected WritableUserStore storeOf(Collection<UserAccount> users) {
        return new InMemoryUserStore(users);
    }
}
