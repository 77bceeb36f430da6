package io.sallyport.store.jdbc;

class H2CostTest extends CostTests {
    @Override
    TestDatabase database() {
        return new H2Database();
    }
}
