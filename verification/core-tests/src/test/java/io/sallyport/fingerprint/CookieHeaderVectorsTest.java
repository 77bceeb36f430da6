package io.sallyport.fingerprint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.fingerprint.CookieLookup.Absent;
import io.sallyport.fingerprint.CookieLookup.Found;
import io.sallyport.fingerprint.CookieLookup.Repeated;
import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.testkit.SharedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Judged by cookies that containers read in different ways, and by what a conforming browser sends. */
class CookieHeaderVectorsTest {
    private static final String NAME = "__Host-Fgp";

    @Test
    void readsWhatTheContainersReadDifferentlyByOurRule() throws IOException, JsonException {
        Map<String, CookieLookup> seen = lookups();

        assertThat(seen)
                .hasSize(81)
                .containsEntry("C00", new Found("AAA"))
                .containsEntry("C01", new Repeated())
                .containsEntry("C02", new Repeated())
                .containsEntry("C04", new Absent())
                .containsEntry("C05", new Found(" AAA"))
                .containsEntry("C11", new Found("\"AAA\""))
                .containsEntry("C12", new Absent())
                .containsEntry("C13", new Repeated())
                .containsEntry("C15", new Found("AAA"))
                .containsEntry("C17", new Found("AAA"))
                .containsEntry("C24", new Found("\"AAA"))
                .containsEntry("C27", new Found("AAA,__Host-Fgp=BBB"))
                .containsEntry("C28", new Absent())
                .containsEntry("C31", new Found(""))
                .containsEntry("C38", new Found("AAA"))
                .containsEntry("C39", new Absent())
                .containsEntry("C41", new Absent())
                .containsEntry("CM-2hdr", new Repeated())
                .containsEntry("CM-badfirst", new Found("AAA"));
    }

    @Test
    void neverTakesTheCookieThatWasSmuggledIn() throws IOException, JsonException {
        Map<String, CookieLookup> seen = lookups();

        assertThat(seen.values()).doesNotContain(new Found("EVIL"));
        seen.forEach((id, lookup) -> {
            if (id.startsWith("CU-") || id.startsWith("CB-")) {
                assertThat(lookup).as(id).isEqualTo(new Found("AAA"));
            }
        });
    }

    @Test
    void readsEveryCookieThatAConformingBrowserSends() throws IOException, JsonException {
        List<List<Map<String, Object>>> requests = sentByABrowser();

        assertThat(requests).hasSize(135).allSatisfy(cookies -> {
            String field = cookies.stream()
                    .map(cookie -> cookie.get("name") + "=" + cookie.get("value"))
                    .collect(Collectors.joining("; "));

            assertThat(cookies)
                    .allSatisfy(cookie -> assertThat(CookieHeader.find(List.of(field), (String) cookie.get("name")))
                            .isEqualTo(expected(cookies, cookie)));
        });
    }

    private static CookieLookup expected(List<Map<String, Object>> cookies, Map<String, Object> cookie) {
        boolean isAlone = cookies.stream()
                        .filter(other -> other.get("name").equals(cookie.get("name")))
                        .count()
                == 1;
        return isAlone ? new Found((String) cookie.get("value")) : new Repeated();
    }

    private static Map<String, CookieLookup> lookups() throws IOException, JsonException {
        byte[] file = Files.readAllBytes(SharedFolder.vectors("container-behaviour/cookie.json"));
        Map<String, CookieLookup> lookups = new LinkedHashMap<>();
        for (Map<String, Object> example :
                objects(JsonReader.readObject(file, 8).get("cases"))) {
            byte[] request = Base64.getDecoder().decode((String) example.get("rawRequestBase64"));
            lookups.put((String) example.get("id"), CookieHeader.find(cookieFields(request), NAME));
        }
        return lookups;
    }

    private static List<String> cookieFields(byte[] request) {
        return new String(request, ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("Cookie: "))
                .map(line -> line.substring("Cookie: ".length()))
                .toList();
    }

    private static List<List<Map<String, Object>>> sentByABrowser() throws IOException, JsonException {
        String array = Files.readString(SharedFolder.vectors("cookie-ietf/parser.json"));
        byte[] object = ("{\"cases\":" + array + "}").getBytes(StandardCharsets.UTF_8);
        return objects(JsonReader.readObject(object, 8).get("cases")).stream()
                .map(example -> objects(example.get("sent")))
                .filter(cookies -> !cookies.isEmpty())
                .toList();
    }

    @SuppressWarnings("unchecked") // the files hold lists of JSON objects here
    private static List<Map<String, Object>> objects(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
