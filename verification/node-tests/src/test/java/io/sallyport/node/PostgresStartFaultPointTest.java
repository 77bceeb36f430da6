package io.sallyport.node;

class PostgresStartFaultPointTest extends StartFaultPointTests {
    @Override
    SharedStore emptyStore() {
        return new PostgresStore();
    }
}
