package io.sallyport.store.jdbc;

class H2ContentionTest extends ContentionTests {
    @Override
    TestDatabase database() {
        return new H2Database();
    }
}
