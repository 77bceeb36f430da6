package io.sallyport.node;

import io.sallyport.node.child.NodeMain;
import io.sallyport.node.child.NodeSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A node in a virtual machine of its own. It never outlives this one: its standard input ends with it. */
final class Node implements AutoCloseable {
    /** How a node ends that halts at a fault point. */
    static final int HALTED = 86;

    private static final Duration LONGEST_END = Duration.ofSeconds(30);
    private static final Path LOGS = Path.of("target", "nodes");

    private final Process process;
    private final BufferedReader output;
    private final Path log;
    private Optional<Client> client = Optional.empty();

    private Node(Map<String, String> properties) throws IOException {
        log = Files.createTempFile(Files.createDirectories(LOGS), "node", ".log");
        process = new ProcessBuilder(command(properties))
                .redirectError(log.toFile())
                .start();
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    private static List<String> command(Map<String, String> properties) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A node lives for seconds: what takes long to compile would never pay.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", "")));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), NodeMain.class.getName()));
        return command;
    }

    /** Starts a node and waits until it can be asked. */
    static Node start(Map<String, String> properties) {
        Node node = launch(properties);
        if (node.awaitReady().isEmpty()) {
            throw new AssertionError("the node did not start: " + node.said());
        }
        return node;
    }

    /** Starts a node that halts at a fault point, be it at its start. */
    static Node dyingAt(String point, Map<String, String> properties) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(NodeSettings.HALT_AT, point);
        Node node = launch(more);
        node.awaitReady();
        return node;
    }

    private static Node launch(Map<String, String> properties) {
        try {
            return new Node(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the node listens, or has ended. */
    private Optional<Client> awaitReady() {
        try {
            String line = output.readLine();
            client = Optional.ofNullable(line)
                    .filter(said -> said.startsWith(NodeMain.READY))
                    .map(said -> URI.create("http://127.0.0.1:" + said.substring(NodeMain.READY.length())))
                    .map(address -> new Client(address, Optional.empty()));
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends requests to it. */
    Client client() {
        return client.orElseThrow(() -> new AssertionError("the node did not start: " + said()));
    }

    /** Whether it came so far that it could be asked. */
    boolean hasStarted() {
        return client.isPresent();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end; gives the exit code. */
    int awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the node did not end: " + said());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Asks it to end, as an operator does (SIGTERM). */
    void terminate() {
        // Not the process itself, which would close its standard input as well.
        process.toHandle().destroy();
    }

    /** Ends it at once (SIGKILL). */
    void kill() {
        process.destroyForcibly();
    }

    /** What it wrote into its log. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        awaitEnd();
    }
}
