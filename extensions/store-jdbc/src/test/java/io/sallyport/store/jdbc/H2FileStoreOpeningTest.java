package io.sallyport.store.jdbc;

class H2FileStoreOpeningTest extends StoreOpeningTests {
    @Override
    TestDatabase database() {
        return new H2FileDatabase();
    }

    @Override
    String script() {
        return "h2.sql";
    }
}
