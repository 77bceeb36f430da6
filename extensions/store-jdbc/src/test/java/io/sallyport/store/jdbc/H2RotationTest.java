package io.sallyport.store.jdbc;

class H2RotationTest extends RotationTests {
    @Override
    TestDatabase database() {
        return new H2Database();
    }
}
