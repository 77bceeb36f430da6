package io.sallyport.store.redis;

import io.sallyport.config.RedisUrl;
import io.sallyport.model.Password;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/** A Redis server on loopback, with a folder of its own, that can be killed and started again. */
final class RedisProcess implements AutoCloseable {
    private static final long LONGEST_NANOS = 20_000_000_000L;
    private static final long STEP_NANOS = 5_000_000;

    private final int port = freePort();
    private final Path folder = newFolder();
    private final List<String> settings;
    private Process process;

    private RedisProcess(List<String> settings) {
        this.settings = settings;
        this.process = launch();
    }

    /** Starts one with settings of the command line, such as {@code --appendonly yes}. */
    static RedisProcess start(String settings) {
        return new RedisProcess(List.of(settings.split(" ")));
    }

    /** One that writes each command to its disk before it answers. */
    static RedisProcess durable() {
        return start("--appendonly yes --appendfsync always");
    }

    int port() {
        return port;
    }

    RedisUrl url() {
        return url(port);
    }

    static RedisUrl url(int port) {
        return new RedisUrl(false, "127.0.0.1", port, Optional.empty(), Optional.empty(), 0);
    }

    RedisUrl url(String user, String password) {
        return new RedisUrl(
                false,
                "127.0.0.1",
                port,
                Optional.of(user).filter(name -> !name.isEmpty()),
                Optional.of(new Password(password)),
                0);
    }

    /** Waits until what is there is on the disk, though it does not write at once. */
    void awaitEverythingWritten() {
        try (Redis operator = new Redis(url(), StoreTime.ofTheServer())) {
            operator.call("write everything anew", List.of("BGREWRITEAOF"), Reply::text);
            Await.until(
                    "everything is written",
                    () -> operator.call("tell", List.of("INFO", "persistence"), Reply::text)
                            .contains("aof_last_rewrite_time_sec:0"));
        }
    }

    /** Ends it as a power failure does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void startAgain() {
        process = launch();
    }

    @Override
    public void close() {
        kill();
    }

    private Process launch() {
        try {
            List<String> command = new ArrayList<>(List.of(
                    Executable.FILE.getPath(), "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", ""));
            command.addAll(settings);
            Process started = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            awaitReady(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Process started) throws IOException {
        long start = System.nanoTime();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() - start > LONGEST_NANOS) {
                started.destroyForcibly();
                throw new IOException("Redis does not start: " + Files.readString(folder.resolve("log")));
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /** One that asks for a password is ready too. */
    private boolean answers() {
        try (RedisConnection connection = RedisConnection.open(url())) {
            return !(connection.call(List.of("PING")) instanceof Reply.Failure failure
                    && failure.code().equals("LOADING"));
        } catch (SignInRefusedException asksForMore) {
            return true;
        } catch (JedisException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "redis")), "server")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Executable {
        private static final File FILE = find();

        private static File find() {
            try {
                return ExecutableProvider.newJarResourceProvider().get();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
