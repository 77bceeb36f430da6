package io.sallyport.store.jdbc;

class PostgresCleaningTest extends CleaningTests {
    @Override
    TestDatabase database() {
        return new PostgresDatabase();
    }
}
