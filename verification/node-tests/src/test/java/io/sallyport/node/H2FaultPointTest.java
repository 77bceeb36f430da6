package io.sallyport.node;

class H2FaultPointTest extends FaultPointTests {
    @Override
    SharedStore emptyStore() {
        return new H2Store();
    }
}
