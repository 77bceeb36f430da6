package io.sallyport.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.ConnectionPoolDataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2 in files below {@code target}. */
final class H2FileDatabase extends TestDatabase {
    @Override
    ConnectionPoolDataSource emptyPlace() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "h2")), "db");
            JdbcDataSource place = new JdbcDataSource();
            place.setURL("jdbc:h2:file:" + folder.toAbsolutePath().resolve("depot"));
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
