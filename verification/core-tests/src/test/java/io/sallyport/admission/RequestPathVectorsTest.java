package io.sallyport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonNull;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.testkit.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Judged by what Tomcat and Jetty really did with 241 targets, and by the table of the Servlet specification. */
class RequestPathVectorsTest {
    private static final Pattern SUSPICIOUS = Pattern.compile(
            "/\\.\\.?(/|;|$)|%2e|;(?!jsessionid=\\w+$)|%2f|%5c|\\\\|%3b|%0|%c0|%u", Pattern.CASE_INSENSITIVE);

    @Test
    void isWhatTheContainerDispatchesOnOrNothing() throws IOException, JsonException {
        List<Observation> observations = observations();

        assertThat(observations).hasSizeGreaterThan(500).allSatisfy(seen -> {
            Optional<String> path = RequestPath.normalise(seen.requestUri(), "", seen.dispatchPath());

            assertThat(path.orElse(seen.collapsedDispatchPath())).isEqualTo(seen.collapsedDispatchPath());
        });
    }

    @Test
    void isNothingForEveryTargetThatTriesATrick() throws IOException, JsonException {
        List<Observation> tricks = observations().stream()
                .filter(seen -> SUSPICIOUS.matcher(seen.requestUri()).find())
                .toList();

        assertThat(tricks)
                .hasSizeGreaterThan(200)
                .allSatisfy(seen -> assertThat(RequestPath.normalise(seen.requestUri(), "", seen.dispatchPath()))
                        .isEmpty());
    }

    @Test
    void isTheSameWhetherOrNotItNeedsDecoding() throws IOException, JsonException {
        assertThat(observations())
                .allSatisfy(seen -> assertThat(RequestPath.normalise(seen.requestUri(), "", seen.dispatchPath()))
                        .isEqualTo(RequestPath.decoded(seen.requestUri(), "", seen.dispatchPath())));
    }

    @Test
    void isThereForEveryPlainTarget() throws IOException, JsonException {
        TreeSet<String> admitted = new TreeSet<>();
        for (Observation seen : observations()) {
            RequestPath.normalise(seen.requestUri(), "", seen.dispatchPath())
                    .ifPresent(path -> admitted.add(seen.id()));
        }

        assertThat(admitted)
                .contains(
                        "P000", "P001", "P002", "P022", "P025", "P027", "P046", "P047", "P053", "P066", "P071", "P090")
                .contains("RP000", "RP022", "RP101");
    }

    @Test
    void agreesWithTheSpecificationsTable() throws IOException, JsonException {
        List<Map<String, Object>> cases = cases("servlet-uri/servlet_uri_canonicalization.json");

        assertThat(cases).hasSize(84).allSatisfy(example -> {
            String uri = text(example, "rawTarget").replaceFirst("\\?[^#]*", "");
            String dispatchPath = text(example, "decodedPath");

            Optional<String> path = RequestPath.normalise(uri, "", dispatchPath);

            if (example.get("rejected").equals(true) || SUSPICIOUS.matcher(uri).find()) {
                assertThat(path).isEmpty();
            } else {
                assertThat(path).contains(dispatchPath);
            }
        });
    }

    private static List<Observation> observations() throws IOException, JsonException {
        return cases("container-behaviour/path.json").stream()
                .flatMap(example -> object(example.get("observed")).values().stream()
                        .map(RequestPathVectorsTest::object)
                        .filter(seen -> seen.get("reachedFilter").equals(true))
                        .map(seen -> observation(text(example, "id"), seen)))
                .toList();
    }

    private static Observation observation(String id, Map<String, Object> seen) {
        String pathInfo = seen.get("pathInfo") == JsonNull.NULL ? "" : text(seen, "pathInfo");
        return new Observation(id, text(seen, "requestURI"), text(seen, "servletPath") + pathInfo);
    }

    private static List<Map<String, Object>> cases(String file) throws IOException, JsonException {
        Map<String, Object> vectors = JsonReader.readObject(Files.readAllBytes(SharedFolder.vectors(file)), 8);
        return ((List<?>) vectors.get("cases"))
                .stream().map(RequestPathVectorsTest::object).toList();
    }

    @SuppressWarnings("unchecked") // a JSON object has text names
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static String text(Map<String, Object> object, String member) {
        return (String) object.get(member);
    }

    private record Observation(String id, String requestUri, String dispatchPath) {
        String collapsedDispatchPath() {
            return dispatchPath.replaceAll("//+", "/");
        }
    }
}
