package io.sallyport.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.ConnectionPoolDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** A million sessions, and the planner free to choose. Takes half a minute, so the nightly run calls it by its name. */
class PostgresMillionSessionsJudge extends PlansTests {
    /** A table with one row is read whole, and nothing is wrong with that. */
    private static final Pattern SCAN = Pattern.compile("Seq Scan on sallyport_(session|subject|denial|key)");

    @Override
    TestDatabase database() {
        return new PostgresDatabase();
    }

    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    ConnectionPoolDataSource place() {
        PGConnectionPoolDataSource place = (PGConnectionPoolDataSource) database.emptyPlace();
        place.setPreferQueryMode(PreferQueryMode.SIMPLE);
        return place;
    }

    @Override
    int sessions() {
        return 1_000_000;
    }

    @Override
    String numbersTo(int last) {
        return "generate_series(1, " + last + ") as numbers(n)";
    }

    @Override
    List<String> afterwards() {
        return List.of("analyze");
    }

    @Override
    String explain(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return PostgresPlansTest.explained(statement, sql);
        }
    }

    @Override
    boolean scans(String plan) {
        return SCAN.matcher(plan).find();
    }
}
