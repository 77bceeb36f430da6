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

/** The databases that we know, each with its script. The statements are the same for all. */
enum Dialect {
    H2("H2", "h2.sql"),
    POSTGRESQL("PostgreSQL", "postgresql.sql");

    private static final String FOLDER = "META-INF/sallyport/schema/";

    private final String product;
    private final String file;

    Dialect(String product, String file) {
        this.product = product;
        this.file = file;
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(dialect -> dialect.product.equals(product))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(List.of("sallyport.datasource leads to '" + product
                        + "': sallyport.store=jdbc knows H2 and PostgreSQL. Name another DataSource")));
    }

    /** Where the script lies in the jar. */
    String scriptPath() {
        return FOLDER + file;
    }

    /** The script's statements in their order. */
    List<String> script() {
        String text = resource();
        return Arrays.stream(text.replaceAll("(?m)^--.*$", "").split(";", -1))
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
