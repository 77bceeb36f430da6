package io.sallyport.store.jdbc;

class PostgresStoreUseTest extends StoreUseTests {
    @Override
    TestDatabase database() {
        return new PostgresDatabase();
    }

    @Override
    String uniqueViolation() {
        return "23505, vendor code 0";
    }
}
