package io.sallyport.store.jdbc;

class PostgresSchemaFixtureTest extends SchemaFixtureTests {
    @Override
    TestDatabase database() {
        return new PostgresDatabase();
    }

    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }
}
