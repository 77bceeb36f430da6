package io.sallyport.node;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL that keeps what it has confirmed, whatever becomes of it: its embedded form is set up for speed instead. */
final class PostgresServer implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final EmbeddedPostgres postgres;
    private final Path data;
    private Optional<Process> restarted = Optional.empty();

    PostgresServer() {
        try {
            data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "postgres")), "data")
                    .toAbsolutePath();
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not start", e);
        }
        requireDurability();
    }

    int port() {
        return postgres.getPort();
    }

    /** The address of a place, seen through a port, which may be a proxy's. */
    static String url(int port, String schema) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&currentSchema=" + schema;
    }

    Connection connect(String schema) throws SQLException {
        return DriverManager.getConnection(url(port(), schema));
    }

    /** Ends all of it at once (SIGKILL) and starts it again by the same command once {@code meanwhile} is done. */
    void killAndRestart(Runnable meanwhile) {
        ProcessHandle postmaster = postmaster();
        List<String> command = commandOf(postmaster);
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Await.until("PostgreSQL is dead", () -> all.stream().noneMatch(ProcessHandle::isAlive));
        meanwhile.run();
        restart(command);
        requireDurability();
    }

    private ProcessHandle postmaster() {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            return ProcessHandle.of(
                            Long.parseLong(lines.findFirst().orElseThrow().strip()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
    private static List<String> commandOf(ProcessHandle postmaster) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(postmaster.info().command().orElseThrow());
        command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
        return command;
    }

    /** Again and again: what the dead one shared with its children takes a moment to go. */
    private void restart(List<String> command) {
        Await.until("PostgreSQL is up again", LONGEST_START, () -> {
            if (restarted.filter(Process::isAlive).isEmpty()) {
                restarted = Optional.of(launched(command));
            }
            Await.pause(PAUSE);
            return answers();
        });
    }

    private Process launched(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolveSibling(data.getFileName() + ".log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Connection connection = connect("public")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void requireDurability() {
        requireOn("fsync");
        requireOn("full_page_writes");
        requireOn("synchronous_commit");
    }

    private void requireOn(String setting) {
        try (Connection connection = connect("public");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show " + setting)) {
            result.next();
            if (!result.getString(1).equals("on")) {
                throw new IllegalStateException(
                        setting + " is " + result.getString(1) + ": nothing here would be proved");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot be asked", e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not end", e);
        }
    }
}
