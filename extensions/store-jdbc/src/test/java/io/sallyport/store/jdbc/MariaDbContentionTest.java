package io.sallyport.store.jdbc;

class MariaDbContentionTest extends ContentionTests {
    @Override
    TestDatabase database() {
        return new MariaDbDatabase();
    }
}
