package io.sallyport.node;

class PostgresRevocationLatencyTest extends RevocationLatencyTests {
    @Override
    SharedStore emptyStore() {
        return new PostgresStore();
    }
}
