package io.sallyport.config;

/**
 * Where sessions, denials and keys are kept.
 *
 * @param kind {@code memory}, {@code jdbc}, or the name of another store provider
 * @param datasource JNDI name of the application's DataSource, or the name of a servlet-context attribute that holds it
 * @param createSchema whether missing tables are created at start
 */
public record StoreConfig(String kind, String datasource, boolean createSchema) {
    /** Whether nothing outlives the process. */
    public boolean inMemory() {
        return kind.equals("memory");
    }
}
