package io.sallyport.store.jdbc;

class H2LegacyUsersTest extends LegacyUsersTests {
    @Override
    TestDatabase database() {
        return new H2Database();
    }
}
