package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Holds every statement to an index, whatever the planner would prefer while the tables are small. */
class PostgresPlansTest {
    @RegisterExtension
    final TestDatabase database = new PostgresDatabase();

    @ParameterizedTest
    @EnumSource(
            mode = Mode.MATCH_NONE,
            names = {"INSERT_.*", "READ_VERSION", "READ_LEASES"})
    void aStatementFindsItsRowsByAnIndexCondition(Sql sql) throws SQLException {
        assertThat(planOf(sql)).contains("Index Cond:").doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "INSERT_.*")
    void anInsertReadsNothing(Sql sql) throws SQLException {
        assertThat(planOf(sql)).contains("Insert on").doesNotContain("Scan");
    }

    private String planOf(Sql sql) throws SQLException {
        DataSource source = placeThatTakesNumberedParameters();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            try {
                return explained(statement, sql.text(Dialect.POSTGRESQL));
            } finally {
                statement.execute("reset enable_seqscan");
            }
        }
    }

    /** The plan of a statement whatever its parameters; the connection must take numbered ones. */
    static String explained(Statement statement, String sql) throws SQLException {
        try (ResultSet plan = statement.executeQuery("explain (generic_plan) " + numbered(sql))) {
            return lines(plan).stream().collect(Collectors.joining("\n"));
        }
    }

    private DataSource placeThatTakesNumberedParameters() {
        PGConnectionPoolDataSource place = (PGConnectionPoolDataSource) database.emptyPlace();
        place.setPreferQueryMode(PreferQueryMode.SIMPLE);
        DataSource source = database.pooled(place);
        TestDatabase.createTables(source);
        return source;
    }

    private static List<String> lines(ResultSet plan) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (plan.next()) {
            lines.add(plan.getString(1));
        }
        return lines;
    }

    private static String numbered(String sql) {
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + number.incrementAndGet());
    }
}
