package io.sallyport.store.jdbc;

class PostgresNodesTest extends NodesTests {
    @Override
    TestDatabase database() {
        return new PostgresDatabase();
    }
}
