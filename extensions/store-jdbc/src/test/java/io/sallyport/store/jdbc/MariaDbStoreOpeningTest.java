package io.sallyport.store.jdbc;

class MariaDbStoreOpeningTest extends StoreOpeningTests {
    @Override
    TestDatabase database() {
        return new MariaDbDatabase();
    }

    @Override
    String script() {
        return "mariadb.sql";
    }
}
