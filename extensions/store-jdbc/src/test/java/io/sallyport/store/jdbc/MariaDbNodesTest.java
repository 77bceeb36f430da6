package io.sallyport.store.jdbc;

class MariaDbNodesTest extends NodesTests {
    @Override
    TestDatabase database() {
        return new MariaDbDatabase();
    }
}
