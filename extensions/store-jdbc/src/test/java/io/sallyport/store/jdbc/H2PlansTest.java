package io.sallyport.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.ConnectionPoolDataSource;

class H2PlansTest extends PlansTests {
    @Override
    TestDatabase database() {
        return new H2Database();
    }

    @Override
    Dialect dialect() {
        return Dialect.H2;
    }

    @Override
    ConnectionPoolDataSource place() {
        return database.emptyPlace();
    }

    @Override
    int sessions() {
        return 20_000;
    }

    @Override
    String numbersTo(int last) {
        return "(select x as n from system_range(1, " + last + ")) as numbers";
    }

    @Override
    List<String> afterwards() {
        return List.of("analyze");
    }

    @Override
    String explain(Connection connection, String sql) throws SQLException {
        return String.join(
                "\n",
                Statements.rows(
                        connection,
                        "explain " + sql.replace("limit ?", "limit 100"),
                        ones(sql),
                        row -> row.getString(1)));
    }

    @Override
    boolean scans(String plan) {
        return plan.contains(".tableScan");
    }
}
