package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.exec.ManagedProcessException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The script in the hands of an administrator, whose client may drop comments. */
class MariaDbScriptTest {
    @RegisterExtension
    final TestDatabase database = new MariaDbDatabase();

    @Test
    void theScriptGoesThroughMariaDbsOwnClientTwice() throws ManagedProcessException {
        DataSource source = database.pooled(MariaDbDatabase.place("by_client"));

        MariaDbDatabase.source(Dialect.MARIADB.scriptPath(), "by_client");
        MariaDbDatabase.source(Dialect.MARIADB.scriptPath(), "by_client");

        new Schema(TestDatabase.tables(source)).require();
        List<String> collations = new Database(source, DriverWords.SHOWN)
                .run(
                        "read collations",
                        connection -> Statements.rows(
                                connection,
                                "select table_collation from information_schema.tables where table_schema = 'by_client'",
                                List.of(),
                                row -> row.getString(1)));
        assertThat(collations).hasSize(Table.values().length).containsOnly("utf8mb4_nopad_bin");
    }
}
