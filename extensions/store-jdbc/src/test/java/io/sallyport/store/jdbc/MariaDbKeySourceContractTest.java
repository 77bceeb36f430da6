package io.sallyport.store.jdbc;

import io.sallyport.spi.WritableKeySource;
import io.sallyport.testkit.KeySourceContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbKeySourceContractTest extends KeySourceContract {
    @RegisterExtension
    final TestDatabase database = new MariaDbDatabase();

    @Override
    protected WritableKeySource emptySource() {
        return TestDatabase.keys(database.withTables());
    }
}
