package io.sallyport.store.redis;

import io.sallyport.config.RedisUrl;
import io.sallyport.model.Password;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection on which one command follows another. For one thread; {@link #close} may come from any. */
final class RedisConnection implements AutoCloseable {
    /** What the system takes without waiting for the server: more than any command, so that no write ever waits. */
    private static final int SEND_BUFFER = 256 * 1024;
    /** Used within this, it needs no proof of life. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Socket socket;
    private final PatientInput input;
    private final ReplyReader replies;
    private final OutputStream output;
    private String run = "";
    private long usedAt = System.nanoTime();

    private RedisConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new PatientInput(socket);
        this.replies = new ReplyReader(new BufferedInputStream(input));
        this.output = socket.getOutputStream();
    }

    /**
     * Connects and signs in.
     *
     * @throws SignInRefusedException if the server does not take what the URL says
     */
    static RedisConnection open(RedisUrl url) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSendBufferSize(SEND_BUFFER);
            socket.connect(new InetSocketAddress(url.host(), url.port()), millis(Redis.PATIENCE));
            socket.setSoTimeout(millis(Redis.PATIENCE));
            RedisConnection connection = new RedisConnection(url.encrypted() ? encrypted(socket, url) : socket);
            connection.signIn(url);
            return connection;
        } catch (IOException | RuntimeException e) {
            try (socket) {
                throw e;
            }
        }
    }

    /** The certificate must be of a known authority, and name the host. */
    private static Socket encrypted(Socket socket, RedisUrl url) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, url.host(), url.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private void signIn(RedisUrl url) throws IOException {
        if (url.password().isPresent()) {
            List<String> command = new ArrayList<>(List.of("AUTH"));
            url.user().ifPresent(command::add);
            command.add(url.password().map(Password::text).orElseThrow());
            require(call(command), url + " refuses the user and password of sallyport.redis.url");
        }
        if (url.database() > 0) {
            require(call(List.of("SELECT", Integer.toString(url.database()))), url + " has no such database for us");
        }
        Reply info = call(List.of("INFO", "server"));
        if (info instanceof Reply.Failure failure && failure.code().equals("NOAUTH")) {
            require(info, url + " asks for a password");
        }
        boolean mayForget = !Durability.of(call(Durability.QUESTION)).isComplete();
        run = mayForget && info instanceof Reply.Text text
                ? ServerInfo.parse(text.value()).get("run_id")
                : "";
    }

    private static void require(Reply reply, String complaint) throws SignInRefusedException {
        if (reply instanceof Reply.Failure failure) {
            throw new SignInRefusedException(complaint + " (" + failure.words() + "): give what it asks for as in"
                    + " redis://user:password@host:6379/0, with %XX for what is special in it");
        }
    }

    /**
     * By which a server that may have forgotten something at its end is known from its start to its end; empty where it
     * forgets nothing, or does not say.
     */
    String run() {
        return run;
    }

    /** Sends a command and reads its answer. */
    Reply call(List<String> command) throws IOException {
        send(command);
        input.allow(Redis.PATIENCE);
        Reply reply = replies.read();
        usedAt = System.nanoTime();
        return reply;
    }

    /** Sends a command; what follows is read by {@link #receive}. */
    void send(List<String> command) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ascii("*" + command.size() + "\r\n"));
        for (String word : command) {
            byte[] encoded = word.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(ascii("$" + encoded.length + "\r\n"));
            bytes.writeBytes(encoded);
            bytes.writeBytes(ascii("\r\n"));
        }
        bytes.writeTo(output);
        output.flush();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What the server says within so long; empty where it says nothing. */
    Optional<Reply> receive(Duration patience) throws IOException {
        input.allow(patience);
        try {
            return Optional.of(replies.read());
        } catch (SocketTimeoutException silence) {
            return Optional.empty();
        }
    }

    /** Whether the server still answers, asked where the last answer is not fresh. */
    boolean isAlive() {
        if (System.nanoTime() - usedAt < FRESH.toNanos()) {
            return true;
        }
        try {
            return call(List.of("PING")) instanceof Reply.Text;
        } catch (IOException dead) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more in any case.
            return;
        }
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
