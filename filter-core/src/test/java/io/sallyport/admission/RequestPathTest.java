package io.sallyport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "/,/",
                "/a/b,/a/b",
                "/a/b/,/a/b/",
                "/%61/b%2Ejsp,/a/b.jsp",
                "/caf%C3%A9,/café",
                "/%F0%9F%98%80,/😀",
                "/a%20b,/a b",
                "/a%3Fb%23c,/a?b#c",
                "/.a/..b/.../a.,/.a/..b/.../a.",
                "/A/a,/A/a",
                "/a%25b,/a%b",
                "/a:b@c!$&'()*+=~_-[],/a:b@c!$&'()*+=~_-[]"
            })
    void decodesEachEscapeOnce(String uri, String path) {
        assertThat(RequestPath.normalise(uri, "", path)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a%2Fb",
                "/a%2fb",
                "/a%5Cb",
                "/a%5cb",
                "/a\\b",
                "/%2F",
                "/a/%2e%2e%2Fb",
                "/.",
                "/..",
                "/./",
                "/../",
                "/a/.",
                "/a/..",
                "/a/./b",
                "/a/../b",
                "/%2e",
                "/%2E%2e/a",
                "/a/.%2e/b",
                "/a;b",
                "/a;b=c/d",
                "/;/a",
                "/a/..;/b",
                "/a;",
                "/a%3Bb",
                "/a%3bjsessionid=1",
                "/%00",
                "/a%00.jsp",
                "/a%0A",
                "/a%0d%0ab",
                "/a%09",
                "/a%7F",
                "/a%C2%85",
                "/a\0",
                "/a\n",
                "/a\u007f",
                "/a%",
                "/a%2",
                "/a%zz",
                "/a%u0041",
                "/a%-1",
                "/a%+1",
                "/a%٠٠",
                "/%25%",
                "/%C0%AF",
                "/%C0%AE%C0%AE/a",
                "/%E0%80%AF",
                "/%ED%A0%80",
                "/%F4%90%80%80",
                "/%FF",
                "/a%E9",
                "/a%80",
                "/é",
                "/ſ",
                "/a b",
                "/a?b",
                "/a#b",
                "",
                "a",
                "a/b",
                "./a",
                "*",
                ";/a",
                "%2Fa",
                "http:/a",
                "://a/b"
            })
    void refusesWhatTwoParsersCouldReadDifferently(String uri) {
        assertThat(everyReadingOf(uri))
                .allSatisfy(reading ->
                        assertThat(RequestPath.normalise(uri, "", reading)).isEmpty());
    }

    private static List<String> everyReadingOf(String uri) {
        return List.of("", "/", "/a", "/b", "/a/b", "/a/", uri);
    }

    @Nested
    class SessionIdInTheUri {
        @ParameterizedTest
        @CsvSource({
            "/a;jsessionid=1A2b, /a",
            "/a/;jsessionid=node0-1.x_y!z~, /a/",
            "/;jsessionid=1, /",
            "/a//b;jsessionid=1, /a/b"
        })
        void isCutOffAtTheEnd(String uri, String path) {
            assertThat(RequestPath.normalise(uri, "", path)).contains(path);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/a;jsessionid=",
                    "/a;jsessionid=1/b",
                    "/a;jsessionid=1;jsessionid=2",
                    "/a;jsessionid=1;x",
                    "/a;x;jsessionid=1",
                    "/a;JSESSIONID=1",
                    "/a;jsessionid=%31",
                    "/a;jsessionid=1=2",
                    "/a;jsessionid=1 ",
                    "/a;jsessionid=1\n",
                    "/a;jsessionid=../b",
                    "/..;jsessionid=1"
                })
        void isRefusedElsewhereAndInAnyOtherForm(String uri) {
            assertThat(RequestPath.normalise(uri, "", "/a")).isEmpty();
        }
    }

    @Nested
    class Slashes {
        @ParameterizedTest
        @CsvSource({"//a//b///, /a/b/", "//a//b///, //a//b///", "/a/b/, //a//b///", "//, /", "/, //"})
        void inARowAreOneToUsAndToTheContainer(String uri, String containerPath) {
            Optional<String> path = RequestPath.normalise(uri, "", containerPath);

            assertThat(path).contains(containerPath.replaceAll("/+", "/"));
        }
    }

    @Nested
    class AbsoluteForm {
        @ParameterizedTest
        @CsvSource({
            "http://host/a/b, /a/b",
            "HTTPS://user@host:8443/a, /a",
            "http://host, /",
            "http://host/, /",
            "http://[::1]:80//a, /a",
            "http:///a, /a"
        })
        void isReadFromItsPathOn(String uri, String path) {
            assertThat(RequestPath.normalise(uri, "", path)).contains(path);
        }

        @Test
        void hidesNoQueryInItsAuthority() {
            assertThat(RequestPath.normalise("http://host?/a", "", "/")).isEmpty();
            assertThat(RequestPath.normalise("http://host#/a", "", "/a")).isEmpty();
            assertThat(RequestPath.normalise("http://host\\b/a", "", "/a")).isEmpty();
        }
    }

    @Nested
    class BelowAContextPath {
        @ParameterizedTest
        @CsvSource({
            "/app/a, /app, /a",
            "/app/, /app, /",
            "/app, /app, /",
            "/app/app/a, /app, /app/a",
            "/%61pp/a, /app, /a",
            "/app/a, /%61pp, /a",
            "//app//a, /app, /a",
            "/my%20app/a, /my%20app, /a",
            "/a%23b/c, /a%23b, /c",
            "/one/two/a, /one/two, /a"
        })
        void isTheRest(String uri, String context, String path) {
            assertThat(RequestPath.normalise(uri, context, path)).contains(path);
        }

        @ParameterizedTest
        @CsvSource({
            "/apple/a, /app",
            "/ap, /app",
            "/other/a, /app",
            "/APP/a, /app",
            "/app/a, app",
            "/app/a, /app%",
            "/, /app"
        })
        void isNothingWhereTheUriLiesOutside(String uri, String context) {
            assertThat(RequestPath.normalise(uri, context, "/a")).isEmpty();
            assertThat(RequestPath.normalise(uri, context, "")).isEmpty();
        }
    }

    @Nested
    class HeldAgainstTheContainer {
        @ParameterizedTest
        @CsvSource({
            "/a, /b",
            "/a, /a/",
            "/a/, /a",
            "/a, /A",
            "/a, /a/b",
            "/a/b, /a",
            "/a, /",
            "/a/, /ab",
            "/a/, /b/index.html"
        })
        void anotherPathIsRefused(String uri, String containerPath) {
            assertThat(RequestPath.normalise(uri, "", containerPath)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"/, /index.html", "/a/, /a/index.jsp", "/a//, /a//index.jsp", "/, /faces/index.xhtml"})
        void aWelcomeFileStandsForItsFolder(String uri, String containerPath) {
            Optional<String> path = RequestPath.normalise(uri, "", containerPath);

            assertThat(path).contains(uri.replace("//", "/"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/a/;x", "/a/..", "/a/../b", "/a/./b", "/a/\\b", "/a/b\0", "/a/b;jsessionid=1"})
        void aWelcomeFileHasAPlainName(String containerPath) {
            assertThat(RequestPath.normalise("/a/", "", containerPath)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/a", "/a/b/index.html"})
        void aContainerThatSaysNothingDoesNotDisagree(String uri) {
            assertThat(RequestPath.normalise(uri, "", "")).contains(uri);
        }

        @Test
        void aPercentSignThatIsLeftNeedsTheVerySamePath() {
            assertThat(RequestPath.normalise("/%252e%252e/a", "", "/%2e%2e/a")).contains("/%2e%2e/a");
            assertThat(RequestPath.normalise("/%252e%252e/a", "", "/a")).isEmpty();
            assertThat(RequestPath.normalise("/%252e%252e/a", "", "")).isEmpty();
            assertThat(RequestPath.normalise("/%2561//a", "", "/%61//a")).isEmpty();
            assertThat(RequestPath.normalise("/a%2525/", "", "/a%25/index.html"))
                    .isEmpty();
        }
    }
}
