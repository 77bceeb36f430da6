package io.sallyport.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sallyport.fingerprint.CookieLookup.Absent;
import io.sallyport.fingerprint.CookieLookup.Found;
import io.sallyport.fingerprint.CookieLookup.Repeated;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CookieHeaderTest {
    private static final String NAME = "__Host-app-fgp";

    static Stream<Arguments> fields() {
        return Stream.of(
                arguments("", new Absent()),
                arguments("a=b; c=d", new Absent()),
                arguments(NAME + "=v", new Found("v")),
                arguments("a=b; " + NAME + "=v; c=d", new Found("v")),
                arguments("a=b;" + NAME + "=v", new Found("v")),
                arguments(" \t" + NAME + "=v\t ", new Found("v")),
                arguments(";;" + NAME + "=v;;", new Found("v")),
                arguments(NAME + "=", new Found("")),
                arguments(NAME, new Found("")),
                arguments(NAME + "==v=", new Found("=v=")),
                arguments(NAME + "= v", new Found(" v")),
                arguments(NAME + "=\"v\"", new Found("\"v\"")),
                arguments(NAME + "=\"v", new Found("\"v")),
                arguments(NAME + "=%76", new Found("%76")),
                arguments(NAME + "=v, a=b", new Found("v, a=b")),
                arguments("$Version=1; " + NAME + "=v; $Path=/", new Found("v")),
                arguments("x=\"a; " + NAME + "=v; b\"", new Found("v")),
                arguments("x=\"a; " + NAME + "=evil\"; " + NAME + "=v", new Repeated()),
                arguments(NAME + "=v; " + NAME + "=v", new Repeated()),
                arguments(NAME + "=v; " + NAME + "=w; " + NAME + "=x", new Repeated()),
                arguments(NAME + "=v; " + NAME, new Repeated()),
                arguments(NAME + " =v", new Absent()),
                arguments(NAME + "\t=v", new Absent()),
                arguments("=" + NAME + "=v", new Absent()),
                arguments("a=b, " + NAME + "=v", new Absent()),
                arguments(NAME + "2=v", new Absent()),
                arguments("x" + NAME + "=v", new Absent()),
                arguments("__host-app-fgp=v", new Absent()),
                arguments("__HOST-APP-FGP=v", new Absent()),
                arguments("__Secure-app-fgp=v", new Absent()),
                arguments("app-fgp=v", new Absent()),
                arguments("%5F%5FHost-app-fgp=v", new Absent()),
                arguments("\u00a0" + NAME + "=v", new Absent()),
                arguments("\u0085" + NAME + "=v", new Absent()),
                arguments("\u000b" + NAME + "=v", new Absent()),
                arguments("\u2000" + NAME + "=v", new Absent()),
                arguments("\ufeff" + NAME + "=evil; " + NAME + "=v", new Found("v")));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void hasNoSecondReading(String field, CookieLookup expected) {
        assertThat(CookieHeader.find(List.of(field), NAME)).isEqualTo(expected);
    }

    @Test
    void readsSeveralFieldsAsOne() {
        assertThat(CookieHeader.find(List.of(), NAME)).isEqualTo(new Absent());
        assertThat(CookieHeader.find(List.of("a=b", NAME + "=v"), NAME)).isEqualTo(new Found("v"));
        assertThat(CookieHeader.find(List.of(NAME + "=v", NAME + "=v"), NAME)).isEqualTo(new Repeated());
        assertThat(CookieHeader.find(List.of("x=\"a", NAME + "=v"), NAME)).isEqualTo(new Found("v"));
    }

    @Test
    void answersForTheCaseThatItIs() {
        assertThat(folded(List.of())).isEqualTo("absent");
        assertThat(folded(List.of(NAME + "=v"))).isEqualTo("found v");
        assertThat(folded(List.of(NAME + "=v", NAME + "=w"))).isEqualTo("repeated");
    }

    @Test
    void doesNotPrintWhatItFound() {
        assertThat(CookieHeader.find(List.of(NAME + "=v"), NAME)).hasToString("Found[redacted]");
    }

    @Property
    void readsAnyTextAsThePlainRuleDoes(@ForAll List<String> fields) {
        assertThat(CookieHeader.find(fields, "a")).isEqualTo(byThePlainRule(fields, "a"));
    }

    @Property(tries = 5000)
    void readsAnyCookiesAsThePlainRuleDoes(@ForAll("cookieFields") List<String> fields) {
        assertThat(CookieHeader.find(fields, "ab")).isEqualTo(byThePlainRule(fields, "ab"));
    }

    @Provide
    Arbitrary<List<String>> cookieFields() {
        return Arbitraries.of(
                        "ab", "ab", "ab=", "a", "b", "=", ";", "; ", " ", "\t", "\"", ",", "\u00a0", "$Version=1", "AB")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(3);
    }

    private static String folded(List<String> fields) {
        return CookieHeader.find(fields, NAME).fold(() -> "absent", value -> "found " + value, () -> "repeated");
    }

    /** The contract's sentence, word by word. */
    private static CookieLookup byThePlainRule(List<String> fields, String name) {
        List<String> values = new ArrayList<>();
        for (String piece : String.join("; ", fields).split(";", -1)) {
            String[] nameAndValue = piece.replaceAll("^[ \t]+|[ \t]+$", "").split("=", 2);
            if (nameAndValue[0].equals(name)) {
                values.add(nameAndValue.length == 2 ? nameAndValue[1] : "");
            }
        }
        if (values.isEmpty()) {
            return new Absent();
        }
        return values.size() == 1 ? new Found(values.get(0)) : new Repeated();
    }
}
