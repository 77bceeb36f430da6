package io.sallyport.container.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Locale.ROOT;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A request of the published measurements of containers, as it was sent then. Immutable.
 *
 * @param id its name there
 * @param text its bytes in ISO 8859-1
 * @param statusThen what this kind of container answered without us
 */
record RecordedRequest(String id, String text, int statusThen) {
    private static final String FOLD = "\r\n ";

    /** All of a file; the test is skipped where the measurements are not there. */
    static Stream<RecordedRequest> all(String file) throws IOException {
        Path path = Path.of(System.getProperty("vectors.folder"), "security/vectors/container-behaviour", file);
        assumeTrue(Files.exists(path), () -> path + " is missing: give its root as -Dvectors.folder=folder");
        JsonObject whole = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
        return StreamSupport.stream(whole.getAsJsonArray("cases").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(RecordedRequest::of);
    }

    private static RecordedRequest of(JsonObject recorded) {
        byte[] bytes =
                Base64.getDecoder().decode(recorded.get("rawRequestBase64").getAsString());
        JsonObject observed = recorded.getAsJsonObject("observed");
        int status = observed.keySet().stream()
                .filter(container -> container.contains("defaults"))
                .filter(container -> container.startsWith("Jetty") == AttackedApplication.isOn("jetty"))
                .mapToInt(container ->
                        observed.getAsJsonObject(container).get("status").getAsInt())
                .findFirst()
                .orElseThrow();
        return new RecordedRequest(recorded.get("id").getAsString(), new String(bytes, ISO_8859_1), status);
    }

    /** The request with another text in place of each occurrence of one. */
    RecordedRequest with(String there, String instead) {
        return new RecordedRequest(id, text.replace(there, instead), statusThen);
    }

    /** The request with a text in place of a word where that stands alone. */
    RecordedRequest withWord(String word, String instead) {
        return new RecordedRequest(id, text.replaceAll("\\b" + word + "\\b", instead), statusThen);
    }

    /** The request with one more header field. */
    RecordedRequest plus(String field) {
        return new RecordedRequest(id, text.replaceFirst("\r\n", "\r\n" + field + "\r\n"), statusThen);
    }

    byte[] bytes() {
        return text.getBytes(ISO_8859_1);
    }

    boolean isRefusedByContainer() {
        return statusThen == 400 || statusThen == 431;
    }

    /** Whether a field goes on in the next line. */
    boolean isFolded() {
        return text.contains(FOLD);
    }

    /** The values of all fields of this name. */
    List<String> values(String name) {
        return Arrays.stream(text.split("\r\n"))
                .filter(line -> line.toLowerCase(ROOT).startsWith(name.toLowerCase(ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).replaceAll("^[ \t]+|[ \t]+$", ""))
                .toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
