package io.sallyport.store.jdbc;

class H2SchemaFixtureTest extends SchemaFixtureTests {
    @Override
    TestDatabase database() {
        return new H2Database();
    }

    @Override
    Dialect dialect() {
        return Dialect.H2;
    }
}
