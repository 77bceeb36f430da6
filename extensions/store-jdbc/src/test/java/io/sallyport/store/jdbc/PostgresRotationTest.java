package io.sallyport.store.jdbc;

class PostgresRotationTest extends RotationTests {
    @Override
    TestDatabase database() {
        return new PostgresDatabase();
    }
}
