package io.sallyport.store.jdbc;

class MariaDbSchemaFixtureTest extends SchemaFixtureTests {
    @Override
    TestDatabase database() {
        return new MariaDbDatabase();
    }

    @Override
    Dialect dialect() {
        return Dialect.MARIADB;
    }
}
