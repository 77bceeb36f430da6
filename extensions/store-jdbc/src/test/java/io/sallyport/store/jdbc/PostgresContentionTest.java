package io.sallyport.store.jdbc;

class PostgresContentionTest extends ContentionTests {
    @Override
    TestDatabase database() {
        return new PostgresDatabase();
    }
}
