package io.sallyport.depot.seed;

import io.sallyport.depot.database.Database;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

/** A depot in memory, full of its two years, which nobody else has. */
public final class TestDatabase {
    private TestDatabase() {}

    public static Database filled() {
        Database database = empty();
        SeedLoader.load(database);
        return database;
    }

    static Database empty() {
        return new Database(
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "depot", ""));
    }
}
