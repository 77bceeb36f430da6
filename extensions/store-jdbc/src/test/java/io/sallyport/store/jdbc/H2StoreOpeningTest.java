package io.sallyport.store.jdbc;

class H2StoreOpeningTest extends StoreOpeningTests {
    @Override
    TestDatabase database() {
        return new H2Database();
    }

    @Override
    String script() {
        return "h2.sql";
    }
}
