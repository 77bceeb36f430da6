package io.sallyport.store.jdbc;

class MariaDbCostTest extends CostTests {
    @Override
    TestDatabase database() {
        return new MariaDbDatabase();
    }
}
