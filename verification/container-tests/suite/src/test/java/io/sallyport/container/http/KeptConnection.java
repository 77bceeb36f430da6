package io.sallyport.container.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connection that is kept for several requests, as a proxy keeps those to its servers. For one thread. */
public final class KeptConnection implements AutoCloseable {
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final URI application;
    private final Socket socket;

    private KeptConnection(URI application, Socket socket) {
        this.application = application;
        this.socket = socket;
    }

    public static KeptConnection to(URI application) {
        try {
            Socket socket = new Socket(InetAddress.getByName(application.getHost()), application.getPort());
            socket.setSoTimeout(Math.toIntExact(RawRequest.PATIENCE.toMillis()));
            return new KeptConnection(application, socket);
        } catch (IOException e) {
            throw new UncheckedIOException(application + " takes no connection", e);
        }
    }

    /** Sends a request and asks that the connection be kept. */
    public void send(RawRequest request) {
        send(request.bytesFor(application, "keep-alive"));
    }

    /** Sends bytes, whatever they are; a connection that the other side has closed takes them too. */
    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException closed) {
            // What was answered before is still there to be read.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that nothing more will be sent, so that the other side closes when it has answered everything. */
    public void end() {
        try {
            socket.shutdownOutput();
        } catch (SocketException closed) {
            // It has closed already.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether anything of the next answer is there. */
    public boolean hasAnswer() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer; none where the other side has closed the connection. */
    public Optional<RawResponse> receive() {
        try {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            readUntil(END_OF_HEAD, answer);
            if (answer.size() == 0) {
                return Optional.empty();
            }
            readBody(RawResponse.parseHead(answer.toString(ISO_8859_1)), answer);
            return Optional.of(RawResponse.parse(answer.toByteArray()));
        } catch (SocketException closed) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + application, e);
        }
    }

    /** What comes until the other side closes the connection or says that it will. */
    public List<RawResponse> receiveAll() {
        List<RawResponse> answers = new ArrayList<>();
        Optional<RawResponse> answer = receive();
        while (answer.isPresent()) {
            answers.add(answer.get());
            answer = answer.get().keepsConnection() ? receive() : Optional.empty();
        }
        return answers;
    }

    private void readBody(RawResponse head, ByteArrayOutputStream answer) throws IOException {
        Optional<Integer> length = head.header("Content-Length").map(Integer::valueOf);
        if (length.isPresent()) {
            answer.write(socket.getInputStream().readNBytes(length.get()));
        } else if (head.header("Transfer-Encoding").isPresent()) {
            readUntil("\r\n0" + END_OF_HEAD, answer);
        } else {
            socket.getInputStream().transferTo(answer);
        }
    }

    /** Reads byte by byte, so that nothing of the next answer is taken. */
    private void readUntil(String end, ByteArrayOutputStream answer) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder seen = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            answer.write(next);
            seen.append((char) next);
            if (seen.length() >= end.length() && seen.indexOf(end, seen.length() - end.length()) >= 0) {
                return;
            }
            next = in.read();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
