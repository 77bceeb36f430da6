package io.sallyport.store.jdbc;

import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Warns where a database is set to lose what it has confirmed: a session that was ended would live again after a crash. */
final class Durability {
    private static final Logger LOG = System.getLogger(Durability.class.getName());

    private static final String POSTGRES = "select name, setting from pg_settings where setting = 'off'"
            + " and name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name";
    private static final String MARIADB = "select @@innodb_flush_log_at_trx_commit";
    private static final String H2 = "select setting_name, setting_value from information_schema.settings"
            + " where setting_name in ('WRITE_DELAY', 'LOCK_MODE') order by setting_name";
    private static final int H2_DEFAULT_DELAY = 500;
    private static final int H2_DEFAULT_LOCKS = 3;
    private static final String H2_IN_MEMORY = "jdbc:h2:mem:";

    private Durability() {}

    /** Logs one warning that names every weak setting and what to set instead; nothing where all is well. */
    static void warnOfLosses(Tables tables) {
        try {
            List<String> advice = tables.run("show how durable it is", Durability::advice);
            if (!advice.isEmpty()) {
                LOG.log(
                        Level.WARNING,
                        "The database of sallyport.datasource can lose what it has confirmed: after a crash a session"
                                + " that was ended may live again, and a good one may be gone. "
                                + String.join(" ", advice));
            }
        } catch (StoreUnavailableException e) {
            LOG.log(Level.DEBUG, "The database does not say how durable it is", e);
        }
    }

    private static List<String> advice(TableConnection connection) throws SQLException {
        return switch (connection.dialect()) {
            case H2 -> ofH2(connection);
            case POSTGRESQL ->
                Statements.rows(
                        connection.connection(),
                        POSTGRES,
                        List.of(),
                        row -> row.getString(1) + " is " + row.getString(2) + ": set it to on.");
            case MARIADB -> ofMariaDb(connection);
        };
    }

    private static List<String> ofMariaDb(TableConnection connection) throws SQLException {
        return Statements.rows(connection.connection(), MARIADB, List.of(), row -> row.getInt(1)).stream()
                .filter(value -> value != 1)
                .map(value -> "innodb_flush_log_at_trx_commit is " + value + ": set it to 1.")
                .toList();
    }

    private static List<String> ofH2(TableConnection connection) throws SQLException {
        if (connection.connection().getMetaData().getURL().startsWith(H2_IN_MEMORY)) {
            return List.of("H2 keeps it in memory alone: use a file, with ;WRITE_DELAY=0 in its URL.");
        }
        Map<String, Integer> settings = new HashMap<>();
        Statements.rows(connection.connection(), H2, List.of(), row -> settings.put(row.getString(1), row.getInt(2)));
        List<String> advice = new ArrayList<>();
        int delay = settings.getOrDefault("WRITE_DELAY", H2_DEFAULT_DELAY);
        if (delay != 0) {
            advice.add("WRITE_DELAY is " + delay + ": add ;WRITE_DELAY=0 to the URL.");
        }
        if (settings.getOrDefault("LOCK_MODE", H2_DEFAULT_LOCKS) == 0) {
            advice.add("LOCK_MODE is 0: remove it from the URL.");
        }
        return advice;
    }
}
