package io.sallyport.store.jdbc;

class H2StoreUseTest extends StoreUseTests {
    @Override
    TestDatabase database() {
        return new H2Database();
    }

    @Override
    int uniqueViolation() {
        return 23505;
    }
}
