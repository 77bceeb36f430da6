package io.sallyport.node;

class H2RevocationLatencyTest extends RevocationLatencyTests {
    @Override
    SharedStore emptyStore() {
        return new H2Store();
    }
}
