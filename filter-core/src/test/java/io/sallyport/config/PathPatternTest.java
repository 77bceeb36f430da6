package io.sallyport.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "/a, /a, true",
        "/a, /a/, true",
        "/a/, /a, true",
        "/a, /a//, false",
        "/a, /A, false",
        "/a/*, /a, true",
        "/a/*, /a/, true",
        "/a/*, /a/b/c, true",
        "/a/*, /ab, false",
        "/a/**, /a/b, true",
        "/*, /, true",
        "/*, /a/b, true",
        "/, /, true",
        "/, /a, false",
        "*.jsp, /a/b.jsp, true",
        "*.jsp, /a/b.jsp/, true",
        "*.jsp, /a/b.jspx, false",
        "*.jsp, /ajsp, false",
    })
    void matchesAsInWebXml(String pattern, String path, boolean expected) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "*", "/*/a", "/a*", "*.a*", "*.", "*.a/b", "//", "/a//b", "/.", "/a/..", "/a/./b", "/a;b",
                "/a?b", "/a#b", "/a\\b", "/a b", "/a%2Fb", "/a\0"
            })
    void refusesWhatNoPathLooksLike(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PathPattern(pattern));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/...", "/.well-known/x", "/a.b", "/100%", "/a/", "/für", "/a=b", "*.tar.gz"})
    void takesWhatAPathMayLookLike(String pattern) {
        assertThat(new PathPattern(pattern).text()).isEqualTo(pattern);
    }
}
