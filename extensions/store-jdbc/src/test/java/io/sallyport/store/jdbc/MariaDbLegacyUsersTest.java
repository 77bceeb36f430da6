package io.sallyport.store.jdbc;

class MariaDbLegacyUsersTest extends LegacyUsersTests {
    @Override
    TestDatabase database() {
        return new MariaDbDatabase();
    }
}
