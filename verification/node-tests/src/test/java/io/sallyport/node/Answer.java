package io.sallyport.node;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came back of a request.
 *
 * @param status the status; 0 where nothing came back
 * @param headers the header fields by their lower-case names
 * @param body the body
 */
record Answer(int status, Map<String, List<String>> headers, String body) {
    /** The node died, or hangs. */
    static final Answer LOST = new Answer(0, Map.of(), "");

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }

    boolean isLost() {
        return status == 0;
    }

    boolean isAccepted() {
        return status >= 200 && status < 300;
    }

    /** Whether it was the application that refused, and not the server that is about to end. */
    boolean isOurs() {
        return header("content-type").filter("application/problem+json"::equals).isPresent();
    }

    /** Status and code, such as {@code 401 session_revoked}; the code is missing in an answer that accepts. */
    String brief() {
        if (isLost()) {
            return "lost";
        }
        return isOurs() ? status + " " + code() : Integer.toString(status);
    }

    /** The problem document's code. */
    String code() {
        return member("code");
    }

    /** What a sign-in or a refresh hands out. */
    Held held() {
        if (!isAccepted()) {
            throw new AssertionError("no tokens were issued: " + brief() + " " + body);
        }
        return new Held(
                member("session_id"),
                member("access_token"),
                cookie("__Host-sallyport-fgp"),
                cookie("__Host-sallyport-rt"));
    }

    /** A member of the JSON body. */
    String member(String name) {
        return String.valueOf(json().get(name));
    }

    Map<String, Object> json() {
        try {
            return JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8), 8);
        } catch (JsonException e) {
            throw new AssertionError("no JSON: " + status + " " + body, e);
        }
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    private String cookie(String name) {
        return headers.getOrDefault("set-cookie", List.of()).stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }
}
