package io.sallyport.store.jdbc;

import io.sallyport.config.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The databases that we know, each with its script and the few words in which its statements differ. */
enum Dialect {
    H2("h2.sql", Dialect.STANDARD_CLOCK, "fetch first %d rows only", "H2"),
    POSTGRESQL("postgresql.sql", Dialect.STANDARD_CLOCK, "fetch first %d rows only", "PostgreSQL"),
    /** MySQL says the same; the script leaves to each of the two what only one of them knows. */
    MARIADB("mariadb.sql", Dialect.MARIADB_CLOCK, "limit %d", "MariaDB", "MySQL");

    private static final String FOLDER = "META-INF/sallyport/schema/";

    /** Milliseconds since 1970: the parameter, or the database's own clock where that is empty. */
    private static final String STANDARD_CLOCK =
            "coalesce(cast(? as bigint), cast(floor(extract(epoch from current_timestamp) * 1000) as bigint))";

    /** In UTC, because local time goes through one hour of each year twice. */
    private static final String MARIADB_CLOCK =
            "coalesce(cast(? as signed), timestampdiff(microsecond, '1970-01-01', utc_timestamp(3)) div 1000)";

    private final String file;
    private final String clock;
    private final String limit;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> products;

    Dialect(String file, String clock, String limit, String... products) {
        this.file = file;
        this.clock = clock;
        this.limit = limit;
        this.products = List.of(products);
    }

    static Dialect of(Connection connection) throws SQLException {
        for (Dialect dialect : values()) {
            if (dialect.isAt(connection)) {
                return dialect;
            }
        }
        throw new ConfigurationException(List.of(
                "sallyport.datasource leads to '" + connection.getMetaData().getDatabaseProductName()
                        + "': sallyport.store=jdbc knows H2, PostgreSQL, MariaDB and MySQL. Name another DataSource"));
    }

    /** Whether this is what the other end of a connection understands. */
    boolean isAt(Connection connection) throws SQLException {
        return products.contains(connection.getMetaData().getDatabaseProductName());
    }

    /** Milliseconds since 1970, with one parameter: an instant to take instead of the database's clock, or nothing. */
    String now() {
        return clock;
    }

    /** What ends a statement that reads some rows only. */
    String limit(int rows) {
        return limit.replace("%d", Integer.toString(rows));
    }

    /** Where the script lies in the jar. */
    String scriptPath() {
        return FOLDER + file;
    }

    /** The script's statements in their order. */
    List<String> script() {
        return statements(resource());
    }

    /** Parts a script into its statements. */
    static List<String> statements(String script) {
        return Arrays.stream(script.replaceAll("(?m)^--.*$", "").split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private String resource() {
        try (InputStream script = Dialect.class.getResourceAsStream("/" + scriptPath())) {
            if (script == null) {
                throw new IllegalStateException(scriptPath() + " is missing in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
