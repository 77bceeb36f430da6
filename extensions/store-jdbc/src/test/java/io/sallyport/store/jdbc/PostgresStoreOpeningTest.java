package io.sallyport.store.jdbc;

class PostgresStoreOpeningTest extends StoreOpeningTests {
    @Override
    TestDatabase database() {
        return new PostgresDatabase();
    }

    @Override
    String script() {
        return "postgresql.sql";
    }
}
