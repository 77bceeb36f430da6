package io.sallyport.node;

class PostgresFaultPointTest extends FaultPointTests {
    @Override
    SharedStore emptyStore() {
        return new PostgresStore();
    }
}
