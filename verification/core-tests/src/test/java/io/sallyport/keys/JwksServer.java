package io.sallyport.keys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Another issuer's web server, on loopback, which publishes a key set well or badly. */
public final class JwksServer implements AutoCloseable {
    private static final int HUGE = 10 * 1024 * 1024;

    /** How it answers. */
    public enum Mode {
        GOOD,
        EMPTY_ANSWER,
        STATUS_500,
        STATUS_404_WITH_KEYS,
        HTML,
        NO_KEY_SET,
        TEN_MEGABYTES,
        ENDLESS_CHUNKS,
        REDIRECT,
        SILENT,
        SLOW_HEADERS,
        SLOW_BODY
    }

    private final ServerSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Mode mode = Mode.GOOD;
    private volatile byte[] keySet;
    private volatile String cacheControl = "max-age=600";

    /** Starts with a good key set. */
    public JwksServer(byte[] keySet) {
        this.keySet = keySet;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("jwks-server", this::accept);
    }

    /** Where the key set is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/certs");
    }

    public void publish(byte[] other) {
        keySet = other;
    }

    public void answer(Mode other) {
        mode = other;
    }

    public void cacheControl(String value) {
        cacheControl = value;
    }

    /** The first lines of all requests so far. */
    public List<String> requests() {
        return requests;
    }

    /** How many connections were opened so far. */
    public int connections() {
        return connections.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.add(connection);
                start("jwks-server-connection", () -> serve(connection));
            }
        } catch (IOException closed) {
            closing.countDown();
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            String first = lines.readLine();
            while (!lines.readLine().isEmpty()) {}
            requests.add(first);
            answer(connection.getOutputStream());
        } catch (IOException | InterruptedException | NullPointerException goneBeforeTheEnd) {
            return;
        }
    }

    private void answer(OutputStream out) throws IOException, InterruptedException {
        switch (mode) {
            case GOOD -> send(out, "200 OK", "application/json", keySet);
            case EMPTY_ANSWER -> out.flush();
            case STATUS_500 -> send(out, "500 Internal Server Error", "text/plain", text("broken"));
            case STATUS_404_WITH_KEYS -> send(out, "404 Not Found", "application/json", keySet);
            case HTML -> send(out, "200 OK", "text/html", text("<html><body>Log in</body></html>"));
            case NO_KEY_SET -> send(out, "200 OK", "application/json", text("{\"keys\":{}}"));
            case TEN_MEGABYTES -> send(out, "200 OK", "application/json", text(" ".repeat(HUGE)));
            case ENDLESS_CHUNKS -> endlessChunks(out);
            case REDIRECT ->
                out.write(text("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + socket.getLocalPort()
                        + "/elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            case SILENT -> closing.await();
            case SLOW_HEADERS -> trickle(out, text("HTTP/1.1 200 OK\r\nX-Slow: " + "z".repeat(1000)));
            case SLOW_BODY -> {
                out.write(text("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
                trickle(out, text(" ".repeat(1000)));
            }
        }
    }

    private void send(OutputStream out, String status, String type, byte[] body) throws IOException {
        out.write(text("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nCache-Control: " + cacheControl
                + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n"));
        out.write(body);
    }

    private void endlessChunks(OutputStream out) throws IOException {
        out.write(text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
        while (closing.getCount() > 0) {
            out.write(text("400\r\n" + " ".repeat(1024) + "\r\n"));
        }
    }

    /** A byte every tenth of a second: none of them comes too late, all of them together do. */
    private void trickle(OutputStream out, byte[] bytes) throws IOException, InterruptedException {
        for (byte one : bytes) {
            out.write(one);
            if (closing.await(100, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
