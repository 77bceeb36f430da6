package io.sallyport.store.jdbc;

class PostgresCostTest extends CostTests {
    @Override
    TestDatabase database() {
        return new PostgresDatabase();
    }
}
