package io.sallyport.node;

class MemoryRefreshRaceTest extends RefreshRaceTests {
    @Override
    SharedStore emptyStore() {
        return new MemoryStore();
    }

    @Override
    boolean isShared() {
        return false;
    }
}
