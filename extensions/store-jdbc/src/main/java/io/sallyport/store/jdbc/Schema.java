package io.sallyport.store.jdbc;

import io.sallyport.config.ConfigurationException;
import io.sallyport.spi.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sees that the tables are there before anything is asked of them, and creates them where that is wanted. */
final class Schema {
    private static final int VERSION = 1;
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Tables tables;

    Schema(Tables tables) {
        this.tables = tables.unhurried();
    }

    /** Creates what is missing. Another node may do the same at the same moment: then one of them waits and looks again. */
    void create() {
        for (int attempt = 1; !problems().isEmpty(); attempt++) {
            try {
                tables.inTransaction("create the tables of Sallyport", this::runScript);
                return;
            } catch (StoreUnavailableException e) {
                if (attempt == ATTEMPTS) {
                    throw notCreated(e);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /**
     * Refuses what does not fit.
     *
     * @throws ConfigurationException with everything that is missing, and the file to run
     */
    void require() {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(List.of("The database of sallyport.datasource does not fit: "
                    + String.join("; ", problems) + ". Run " + tables.dialect().scriptPath()
                    + " (it lies in the jar sallyport-store-jdbc) as the owner of the tables, or set"
                    + " sallyport.jdbc.create-schema=true"));
        }
    }

    private ConfigurationException notCreated(StoreUnavailableException e) {
        ConfigurationException refusal = new ConfigurationException(
                List.of("sallyport.jdbc.create-schema is true, but the tables cannot be created: "
                        + (e.getCause() instanceof SQLException words ? Table.firstLine(words) : e.getMessage())
                        + ". Run " + tables.dialect().scriptPath()
                        + " (it lies in the jar sallyport-store-jdbc) as the owner of the tables"));
        refusal.initCause(e);
        return refusal;
    }

    private List<String> problems() {
        return tables.run("show the tables of Sallyport", connection -> {
            List<String> problems = new ArrayList<>();
            for (Table table : Table.values()) {
                problems.addAll(table.lacks(connection.connection()));
            }
            return problems.isEmpty() ? rowProblems(connection) : problems;
        });
    }

    private static List<String> rowProblems(TableConnection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        List<Integer> versions = connection.rows(Sql.READ_VERSION, row -> row.getInt(1));
        if (!versions.equals(List.of(VERSION))) {
            problems.add("sallyport_schema says version " + versions + " and this jar knows version " + VERSION);
        }
        if (connection.rows(Sql.READ_REVISION, row -> row.getLong(1)).isEmpty()) {
            problems.add("sallyport_deny_revision has no row");
        }
        if (!connection.rows(Sql.READ_LEASES, row -> row.getString(1)).contains(Housekeeping.LEASE)) {
            problems.add("sallyport_lease has no row '" + Housekeeping.LEASE + "'");
        }
        return problems;
    }

    /** Without a limit of time: an index on a table that is in use already takes its minute. */
    private boolean runScript(TableConnection connection) throws SQLException {
        try (Statement statement = connection.connection().createStatement()) {
            for (String text : tables.dialect().script()) {
                statement.execute(text);
            }
        }
        return true;
    }
}
