package io.sallyport.store.jdbc;

class MariaDbCleaningTest extends CleaningTests {
    @Override
    TestDatabase database() {
        return new MariaDbDatabase();
    }
}
