package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the database would run every statement that there is, with many rows; the plans lie in {@code target/plans}. */
abstract class PlansTests {
    /** They read all of a table with one row. */
    private static final Set<Sql> OF_ONE_ROW = EnumSet.of(Sql.READ_VERSION, Sql.READ_LEASES);

    @RegisterExtension
    final TestDatabase database = database();

    abstract TestDatabase database();

    abstract Dialect dialect();

    abstract ConnectionPoolDataSource place();

    abstract int sessions();

    /** What gives the numbers from 1, in a column n. */
    abstract String numbersTo(int last);

    /** Has statistics made, where the planner wants any. */
    abstract List<String> afterwards();

    abstract String explain(Connection connection, String sql) throws SQLException;

    /** Whether a plan reads a table from its start to its end. */
    abstract boolean scans(String plan);

    @Test
    void everyStatementFindsItsRowsByAnIndex() throws SQLException, IOException {
        DataSource source = database.pooled(place());
        TestDatabase.createTables(source);
        List<String> scanning = new ArrayList<>();
        StringBuilder report = new StringBuilder(sessions() + " sessions\n");
        try (Connection connection = source.getConnection()) {
            fill(connection);
            for (Sql sql : Sql.values()) {
                String plan = explain(connection, sql.text(dialect()));
                report.append('\n').append(sql).append('\n').append(plan).append('\n');
                if (!OF_ONE_ROW.contains(sql) && !sql.name().startsWith("INSERT_") && scans(plan)) {
                    scanning.add(sql + ": " + plan);
                }
            }
        }

        write(report.toString());
        assertThat(scanning).isEmpty();
    }

    private void fill(Connection connection) throws SQLException {
        long now = Clock.systemUTC().millis();
        int subjects = sessions() / 3;
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into sallyport_session (id, issuer, subject, username, generation, rotated_at,"
                    + " created_at, last_used_at, idle_expires_at, absolute_expires_at, fingerprint_hash, acknowledged,"
                    + " user_agent, methods) select concat('s', n), 'https://depot.example/', concat('user', mod(n, "
                    + subjects + ")), concat('user', mod(n, " + subjects + ")), 0, " + now + ", " + now + ", " + now
                    + ", " + now + " + mod(n, 3600) * 1000, " + now + " + (mod(n, 1000) - 200) * 60000, '"
                    + "f".repeat(43) + "', 0, 'Mozilla/5.0 (X11; Linux x86_64)', 'pwd' from " + numbersTo(sessions()));
            statement.execute("insert into sallyport_subject (issuer, subject, cut) select 'https://depot.example/',"
                    + " concat('user', n), 0 from " + numbersTo(sessions() / 10));
            statement.execute("insert into sallyport_denial (revision, issuer, session_id, expires_at) select n,"
                    + " 'https://depot.example/', concat('s', n), " + now + " + (mod(n, 1000) - 200) * 60000 from "
                    + numbersTo(sessions()));
            statement.execute(
                    "insert into sallyport_key (issuer, id, purpose, algorithm, wrapped, material, created_at,"
                            + " active_from, position) select concat('https://', mod(n, 500)), concat('k', n), 'ACCESS_TOKEN',"
                            + " 'RS256', true, 'QUJD', " + now + ", " + now + ", n from " + numbersTo(5_000));
            for (String sql : afterwards()) {
                statement.execute(sql);
            }
        }
    }

    /** A text for each question mark: the database compares it as what the column is. */
    static List<Parameter> ones(String sql) {
        return Collections.nCopies(
                Math.toIntExact(sql.replace("limit ?", "")
                        .chars()
                        .filter(character -> character == '?')
                        .count()),
                Parameter.text("1"));
    }

    private void write(String report) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "plans"));
        Files.writeString(
                folder.resolve(dialect().name().toLowerCase(Locale.ROOT) + "-" + sessions() + ".txt"), report);
    }
}
