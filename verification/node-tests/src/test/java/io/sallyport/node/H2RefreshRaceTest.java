package io.sallyport.node;

class H2RefreshRaceTest extends RefreshRaceTests {
    @Override
    SharedStore emptyStore() {
        return new H2Store();
    }
}
