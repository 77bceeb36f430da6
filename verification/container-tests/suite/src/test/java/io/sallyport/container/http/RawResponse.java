package io.sallyport.container.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An answer, with its header fields as they came.
 *
 * @param status the status code
 * @param fields complete header lines
 * @param body the content, read as UTF-8
 */
public record RawResponse(int status, List<String> fields, String body) {
    private static final String END_OF_HEAD = "\r\n\r\n";

    public RawResponse {
        fields = List.copyOf(fields);
    }

    /** The values of all fields of this name, in their order. */
    public List<String> headers(String name) {
        return fields.stream()
                .filter(field -> field.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(field -> field.substring(name.length() + 1).trim())
                .toList();
    }

    /** The value of the only field of this name; none where there is no such field or there are several. */
    public Optional<String> header(String name) {
        List<String> values = headers(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Whether the connection can take another request. */
    public boolean keepsConnection() {
        return headers("Connection").stream().noneMatch("close"::equalsIgnoreCase);
    }

    /** The body, which must be a JSON object. */
    public JsonObject json() {
        return JsonParser.parseString(body).getAsJsonObject();
    }

    /** The {@code code} of a problem document; none where the answer is something else. */
    public Optional<String> code() {
        return header("Content-Type").filter("application/problem+json"::equals).isPresent()
                ? Optional.of(json().get("code").getAsString())
                : Optional.empty();
    }

    static RawResponse parse(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        RawResponse head = parseHead(text);
        String content = text.substring(text.indexOf(END_OF_HEAD) + END_OF_HEAD.length());
        boolean chunked = head.header("Transfer-Encoding")
                .filter("chunked"::equalsIgnoreCase)
                .isPresent();
        String body = new String((chunked ? unchunked(content) : content).getBytes(ISO_8859_1), UTF_8);
        return new RawResponse(head.status(), head.fields(), body);
    }

    /** Status and fields of an answer whose body may still be on its way. */
    static RawResponse parseHead(String text) {
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0) {
            throw new IllegalStateException("The answer has no end of its header: '" + text + "'");
        }
        List<String> lines = List.of(text.substring(0, end).split("\r\n"));
        return new RawResponse(statusOf(lines.get(0)), lines.subList(1, lines.size()), "");
    }

    private static int statusOf(String statusLine) {
        return Integer.parseInt(Arrays.asList(statusLine.split(" ")).get(1));
    }

    private static String unchunked(String content) {
        StringBuilder whole = new StringBuilder();
        int at = 0;
        while (true) {
            int lineEnd = content.indexOf("\r\n", at);
            int size = Integer.parseInt(content.substring(at, lineEnd).trim(), 16);
            if (size == 0) {
                return whole.toString();
            }
            whole.append(content, lineEnd + 2, lineEnd + 2 + size);
            at = lineEnd + 2 + size + 2;
        }
    }
}
