package io.sallyport.node;

class H2StartFaultPointTest extends StartFaultPointTests {
    @Override
    SharedStore emptyStore() {
        return new H2Store();
    }
}
