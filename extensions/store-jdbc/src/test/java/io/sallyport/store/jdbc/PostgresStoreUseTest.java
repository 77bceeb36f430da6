package io.sallyport.store.jdbc;

class PostgresStoreUseTest extends StoreUseTests {
    @Override
    TestDatabase database() {
        return new PostgresDatabase();
    }

    @Override
    int uniqueViolation() {
        return 0;
    }
}
