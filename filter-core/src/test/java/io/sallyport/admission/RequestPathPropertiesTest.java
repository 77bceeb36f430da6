package io.sallyport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RequestPathPropertiesTest {
    @Property
    void anyTextGivesANormalPathOrNone(@ForAll String uri, @ForAll String context, @ForAll String containerPath) {
        assertNormal(RequestPath.normalise(uri, context, containerPath));
    }

    @Property(tries = 5000)
    void anyPathOfTrickyPartsGivesANormalPathOrNone(
            @ForAll("trickyPaths") String uri, @ForAll("trickyPaths") String containerPath) {
        Optional<String> path = RequestPath.normalise(uri, "", containerPath);

        assertNormal(path);
        path.ifPresent(found -> assertThat(containerPath.replaceAll("/+", "/")).startsWith(found));
    }

    @Property(tries = 5000)
    void whatPassesIsWhatTheJdkReads(@ForAll("trickyPaths") String uri) {
        RequestPath.normalise(uri, "", "")
                .ifPresent(path -> assertThat(path).isEqualTo(readByTheJdk(uri).replaceAll("/+", "/")));
    }

    @Property
    void aPlainPathComesBackHoweverItIsEscaped(
            @ForAll("plainSegments") String segment, @ForAll("contexts") String context) {
        String escaped = URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
        String path = "/x/" + segment;

        assertThat(RequestPath.normalise(context + "/x/" + escaped, context, path))
                .contains(path);
    }

    @Property(tries = 5000)
    void whatNeedsNoDecodingIsReadAsIfItWereDecoded(
            @ForAll("trickyPaths") String path,
            @ForAll("trickyPaths") String other,
            @ForAll("contexts") String context) {
        for (String uri : new String[] {context + path, path, other, context + other}) {
            for (String container : new String[] {path, other, "", "/" + path}) {
                assertThat(RequestPath.normalise(uri, context, container))
                        .isEqualTo(RequestPath.decoded(uri, context, container));
            }
        }
    }

    @Provide
    Arbitrary<String> trickyPaths() {
        return Arbitraries.of(
                        "/",
                        "//",
                        "/a",
                        "/b",
                        "a",
                        ".",
                        "..",
                        "%2e",
                        "%2F",
                        "%5c",
                        "%25",
                        "%61",
                        "%C3%A9",
                        "%00",
                        "%zz",
                        ";",
                        ";x=1",
                        ";jsessionid=1",
                        "\\",
                        "é",
                        "index.html",
                        "?",
                        "#",
                        "%3B",
                        "%c0%ae",
                        " ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> "/" + String.join("", parts));
    }

    @Provide
    Arbitrary<String> plainSegments() {
        return Arbitraries.strings()
                .excludeChars('/', '\\', ';')
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(text -> text.codePoints().noneMatch(RequestPathPropertiesTest::isOddInAPath))
                .filter(text -> !text.equals(".") && !text.equals(".."));
    }

    @Provide
    Arbitrary<String> contexts() {
        return Arbitraries.of("", "/app", "/my%20app", "/one/two");
    }

    private static boolean isOddInAPath(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    private static void assertNormal(Optional<String> path) {
        assertThat(path.orElse("/"))
                .startsWith("/")
                .doesNotContain("//", "/../", "/./", ";", "\\")
                .doesNotEndWith("/.")
                .doesNotEndWith("/..")
                .doesNotContainPattern("\\p{Cntrl}");
    }

    private static String readByTheJdk(String uri) {
        try {
            // Behind a host, so that a double slash at the start is no authority.
            return new URI("http://host" + uri.replaceAll(";jsessionid=[\\w.!~-]+$", "")).getPath();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
