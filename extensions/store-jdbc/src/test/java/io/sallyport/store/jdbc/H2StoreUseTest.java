package io.sallyport.store.jdbc;

class H2StoreUseTest extends StoreUseTests {
    @Override
    TestDatabase database() {
        return new H2Database();
    }

    @Override
    String uniqueViolation() {
        return "23505, vendor code 23505";
    }
}
