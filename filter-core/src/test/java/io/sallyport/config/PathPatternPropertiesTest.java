package io.sallyport.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PathPatternPropertiesTest {
    @Property
    void anyTextIsAPatternOrRefused(@ForAll String text) {
        patternOf(text)
                .ifPresent(pattern -> assertThat(pattern.text())
                        .matches("(/|\\*\\.).*")
                        .doesNotContain("//", ";", "\\", "/./", "/../"));
    }

    @Property(tries = 5000)
    void meansWhatWebXmlMeansByItButForASlashAtTheEnd(
            @ForAll("patterns") PathPattern pattern, @ForAll("paths") String path) {
        assertThat(pattern.matches(path)).isEqualTo(asInWebXml(pattern.text(), path));
    }

    @Property(tries = 5000)
    void anInclusionHoldsForEveryPath(
            @ForAll("patterns") PathPattern wide,
            @ForAll("patterns") PathPattern narrow,
            @ForAll("paths") String path) {
        boolean contradiction = wide.includes(narrow) && narrow.matches(path) && !wide.matches(path);

        assertThat(contradiction).isFalse();
    }

    @Property
    void everyPatternIncludesItselfAndIsInAll(@ForAll("patterns") PathPattern pattern) {
        assertThat(pattern.includes(pattern)).isTrue();
        assertThat(new PathPattern("/*").includes(pattern)).isTrue();
    }

    @Property
    void everyPathIsAPatternOfItsOwn(@ForAll("paths") String path) {
        assertThat(new PathPattern(path).matches(path)).isTrue();
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "ab", "A", ".", ".jsp", "a.jsp", "jsp")
                .list()
                .ofMaxSize(4)
                .map(segments -> "/" + String.join("/", segments))
                .flatMap(path -> Arbitraries.of(path, path + "/"))
                .map(path -> path.replaceAll("//+", "/"))
                .filter(path -> !(path + "/").contains("/./"));
    }

    @Provide
    Arbitrary<PathPattern> patterns() {
        Arbitrary<String> prefixes = paths().map(path -> path.endsWith("/") ? path + "*" : path + "/*");
        return Arbitraries.oneOf(
                        paths(),
                        prefixes,
                        prefixes.map(prefix -> prefix + "*"),
                        Arbitraries.of("*.jsp", "*.a.jsp", "*.b"))
                .map(PathPattern::new);
    }

    private static Optional<PathPattern> patternOf(String text) {
        try {
            return Optional.of(new PathPattern(text));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** Servlet specification §12.2, read once more. */
    private static boolean asInWebXml(String pattern, String path) {
        String bare = path.replaceAll("(?<=.)/$", "");
        if (pattern.startsWith("*")) {
            return bare.endsWith(pattern.replace("*", ""));
        }
        String folder = pattern.replaceAll("/\\*+$", "");
        return folder.equals(pattern)
                ? bare.equals(pattern.replaceAll("(?<=.)/$", ""))
                : (path + "/").startsWith(folder + "/");
    }
}
