package io.sallyport.benchmarks.http;

import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.TokenFiles;
import io.sallyport.benchmarks.token.Traffic;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A guarded server in another process, and what a request costs it. For one thread. */
public final class ServerProcess implements AutoCloseable {
    private static final int OK = 200;
    private static final int REFUSED = 401;
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final boolean guards;
    private final List<String> tokens;
    private final List<String> badTokens;

    /** Starts it; {@link #hold} waits until it answers. */
    public ServerProcess(ServerKind kind, Contestant contestant, Algorithm algorithm, Path folder, TokenFiles files)
            throws IOException {
        port = freePort();
        guards = contestant != Contestant.NONE;
        tokens = files.tokens(algorithm, Traffic.WARM);
        badTokens = files.tokens(algorithm, Traffic.BAD_SIGNATURE);
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        GuardedServer.class.getName(),
                        kind.name(),
                        Integer.toString(port),
                        contestant.name(),
                        algorithm.name(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(kind + "-" + contestant + ".log").toFile())
                .start();
    }

    /** Waits until it answers, and shows that it admits the good token and refuses another's signature. */
    public void hold() throws IOException, InterruptedException {
        int admitted = firstAnswer();
        int refused = new KeepAliveClient(port, badTokens.get(0), Traffic.WARM.cookie()).send();
        if (admitted != OK || refused != (guards ? REFUSED : OK)) {
            throw new IllegalStateException("the server answers a good token with " + admitted + " and a bad one with "
                    + refused + ": it cannot be compared");
        }
    }

    /** Sends requests for as long, and returns the server's CPU time for each in microseconds. */
    public double cost(Duration time) throws IOException {
        try (KeepAliveClient client = new KeepAliveClient(port, tokens.get(0), Traffic.WARM.cookie())) {
            long end = System.nanoTime() + time.toNanos();
            long requests = 0;
            Duration before = cpu();
            while (System.nanoTime() < end) {
                if (client.send() != OK) {
                    throw new IllegalStateException("a good token was refused");
                }
                requests++;
            }
            return cpu().minus(before).toNanos() / 1_000.0 / requests;
        }
    }

    private Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    private int firstAnswer() throws IOException, InterruptedException {
        long end = System.nanoTime() + TIME_TO_START.toNanos();
        while (System.nanoTime() < end) {
            try (KeepAliveClient client = new KeepAliveClient(port, tokens.get(0), Traffic.WARM.cookie())) {
                return client.send();
            } catch (ConnectException notYet) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IOException("the server ended before it answered: see its log", notYet);
                }
            }
        }
        throw new IOException("the server does not answer");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** All contestants of one kind of server, started one after the other. */
    public static List<ServerProcess> start(
            ServerKind kind, List<Contestant> contestants, Algorithm algorithm, Path folder, TokenFiles files)
            throws IOException, InterruptedException {
        List<ServerProcess> servers = new ArrayList<>();
        for (Contestant contestant : contestants) {
            ServerProcess server = new ServerProcess(kind, contestant, algorithm, folder, files);
            servers.add(server);
            server.hold();
        }
        return servers;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
