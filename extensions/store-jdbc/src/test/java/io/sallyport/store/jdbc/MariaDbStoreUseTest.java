package io.sallyport.store.jdbc;

class MariaDbStoreUseTest extends StoreUseTests {
    @Override
    TestDatabase database() {
        return new MariaDbDatabase();
    }

    @Override
    String uniqueViolation() {
        return "23000, vendor code 1062";
    }
}
