package io.sallyport.store.jdbc;

import java.sql.SQLException;

/** Our own tables in the application's database. What {@link Database} says of failures holds. Safe for many threads. */
final class Tables {
    private final Database database;
    private final Dialect dialect;

    Tables(Database database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
    }

    /**
     * Asks the database what it is.
     *
     * @throws io.sallyport.config.ConfigurationException if it is none that we know
     */
    static Tables of(Database database) {
        return new Tables(database, database.run("say its name", Dialect::of));
    }

    /**
     * What is done with a connection. It may be done again from its start.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    interface Work<T> {
        T on(TableConnection tables) throws SQLException;
    }

    Dialect dialect() {
        return dialect;
    }

    /** The same tables, where the driver's words must not reach a log. */
    Tables withholdingWords() {
        return new Tables(database.withholdingWords(), dialect);
    }

    /** The same tables for what takes its time and keeps no request waiting. */
    Tables unhurried() {
        return new Tables(database.unhurried(), dialect);
    }

    /** Does what needs no transaction around it. */
    <T> T run(String purpose, Work<T> work) {
        return database.run(purpose, connection -> work.on(new TableConnection(connection, dialect)));
    }

    /** Does all or nothing; each statement sees what is committed before it starts. */
    <T> T inTransaction(String purpose, Work<T> work) {
        return database.inTransaction(purpose, connection -> work.on(new TableConnection(connection, dialect)));
    }
}
