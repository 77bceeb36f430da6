package io.sallyport.node;

class PostgresRefreshRaceTest extends RefreshRaceTests {
    @Override
    SharedStore emptyStore() {
        return new PostgresStore();
    }
}
