package io.sallyport.store.jdbc;

class H2CleaningTest extends CleaningTests {
    @Override
    TestDatabase database() {
        return new H2Database();
    }
}
