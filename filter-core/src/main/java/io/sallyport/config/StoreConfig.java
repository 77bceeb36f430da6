package io.sallyport.config;

import java.util.Optional;

/**
 * Where sessions, denials and keys are kept.
 *
 * @param kind {@code memory}, {@code jdbc}, {@code redis}, or the name of another store provider
 * @param datasource JNDI name of the application's DataSource, or the name of a servlet-context attribute that holds it
 * @param createSchema whether missing tables are created at start
 * @param redisUrl the Redis server, present where {@code kind} is {@code redis}
 */
public record StoreConfig(String kind, String datasource, boolean createSchema, Optional<RedisUrl> redisUrl) {
    /** Whether nothing outlives the process. */
    public boolean inMemory() {
        return kind.equals("memory");
    }
}
