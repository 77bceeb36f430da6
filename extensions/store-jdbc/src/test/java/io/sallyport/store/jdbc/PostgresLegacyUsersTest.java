package io.sallyport.store.jdbc;

class PostgresLegacyUsersTest extends LegacyUsersTests {
    @Override
    TestDatabase database() {
        return new PostgresDatabase();
    }
}
