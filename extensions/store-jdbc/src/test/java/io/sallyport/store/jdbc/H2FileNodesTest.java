package io.sallyport.store.jdbc;

class H2FileNodesTest extends NodesTests {
    @Override
    TestDatabase database() {
        return new H2FileDatabase();
    }
}
