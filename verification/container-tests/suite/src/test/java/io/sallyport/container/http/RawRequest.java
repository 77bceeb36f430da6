package io.sallyport.container.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A request that is sent as it is written: header fields in their order and as often as given, the target unescaped.
 *
 * <p>Common clients fold duplicates, normalise paths, or withhold {@code Secure} cookies from plain HTTP. Immutable.
 *
 * @param method the method's name
 * @param target the path below the application's context path, with query, sent byte for byte (ISO 8859-1)
 * @param fields complete header lines; a {@code Host} among them takes the place of the true one
 * @param body what follows the empty line
 */
public record RawRequest(String method, String target, List<String> fields, String body) {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    public RawRequest {
        fields = List.copyOf(fields);
    }

    public static RawRequest get(String target) {
        return new RawRequest("GET", target, List.of(), "");
    }

    public static RawRequest of(String method, String target) {
        return new RawRequest(method, target, List.of(), "");
    }

    public static RawRequest postJson(String target, String json) {
        return new RawRequest("POST", target, List.of("Content-Type: application/json"), json);
    }

    /** Adds a header field, also where one of that name is there already. */
    public RawRequest header(String name, String value) {
        List<String> more = new ArrayList<>(fields);
        more.add(name + ": " + value);
        return new RawRequest(method, target, more, body);
    }

    public RawRequest bearer(String accessToken) {
        return header("Authorization", "Bearer " + accessToken);
    }

    /** Adds a {@code Cookie} field of its own with one cookie. */
    public RawRequest cookie(String name, String value) {
        return header("Cookie", name + "=" + value);
    }

    /**
     * Sends this to an application and waits for the answer's last byte.
     *
     * @param application the context's URI, with or without a slash at its end
     */
    public RawResponse sendTo(URI application) {
        try (Socket socket = new Socket(InetAddress.getByName(application.getHost()), application.getPort())) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write(bytesFor(application, "close"));
            socket.getOutputStream().flush();
            return RawResponse.parse(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target + " got no answer from " + application, e);
        }
    }

    /**
     * The request as it is sent.
     *
     * @param connection the value of {@code Connection}
     */
    byte[] bytesFor(URI application, String connection) {
        byte[] content = body.getBytes(UTF_8);
        StringBuilder head = new StringBuilder();
        head.append(method)
                .append(' ')
                .append(application.getRawPath().replaceFirst("/$", ""))
                .append(target);
        head.append(" HTTP/1.1\r\nConnection: ").append(connection).append("\r\n");
        if (fields.stream().noneMatch(field -> field.startsWith("Host:"))) {
            head.append("Host: ").append(application.getAuthority()).append("\r\n");
        }
        if (content.length > 0) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        fields.forEach(field -> head.append(field).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
