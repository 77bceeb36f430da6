package io.sallyport.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.ConnectionPoolDataSource;

class MariaDbPlansTest extends PlansTests {
    /** The whole table, or the whole of an index. */
    private static final Pattern SCAN = Pattern.compile("sallyport_\\w+ by (ALL|index) ");

    @Override
    TestDatabase database() {
        return new MariaDbDatabase();
    }

    @Override
    Dialect dialect() {
        return Dialect.MARIADB;
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
        return "(select cast(seq as signed) as n from seq_1_to_" + last + ") as numbers";
    }

    @Override
    List<String> afterwards() {
        return List.of("analyze table sallyport_session, sallyport_subject, sallyport_denial, sallyport_key");
    }

    @Override
    String explain(Connection connection, String sql) throws SQLException {
        return String.join(
                "\n",
                Statements.rows(
                        connection,
                        "explain " + sql.replace("limit ?", "limit 100"),
                        ones(sql),
                        MariaDbPlansTest::inWords));
    }

    private static String inWords(ResultSet row) throws SQLException {
        return row.getString("select_type") + " " + row.getString("table") + " by " + row.getString("type") + " of "
                + row.getString("key") + ", " + row.getString("rows") + " rows; " + row.getString("Extra");
    }

    @Override
    boolean scans(String plan) {
        return SCAN.matcher(plan).find();
    }
}
