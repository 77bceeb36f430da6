package io.sallyport.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetCookieTest {
    private static final SetCookie UNTIL_THE_BROWSER_ENDS = new SetCookie(Optional.empty(), false);

    @Test
    void setsACookieForThisHostAlone() {
        assertAttributes(
                UNTIL_THE_BROWSER_ENDS.hidden("__Host-app-fgp", "v"),
                "__Host-app-fgp=v",
                "Path=/",
                "Secure",
                "HttpOnly",
                "SameSite=Strict");
    }

    @Test
    void setsAMarkerThatScriptsMayRead() {
        assertAttributes(
                UNTIL_THE_BROWSER_ENDS.readable("__Host-app-session", "1"),
                "__Host-app-session=1",
                "Path=/",
                "Secure",
                "SameSite=Strict");
    }

    @ParameterizedTest
    @CsvSource({"PT1S, Max-Age=1", "PT1H, Max-Age=3600", "PT1.999S, Max-Age=1", "PT0S, Max-Age=0"})
    void saysHowLongTheBrowserKeepsItInWholeSeconds(Duration age, String maxAge) {
        SetCookie kept = new SetCookie(Optional.of(age), false);

        assertAttributes(
                kept.hidden("__Host-app-rt", "a.b-c_d"),
                "__Host-app-rt=a.b-c_d",
                "Path=/",
                "Secure",
                "HttpOnly",
                "SameSite=Strict",
                maxAge);
        assertAttributes(
                kept.readable("__Host-app-session", "1"),
                "__Host-app-session=1",
                "Path=/",
                "Secure",
                "SameSite=Strict",
                maxAge);
    }

    @Test
    void leavesOutSecureAloneWhereThatIsWanted() {
        SetCookie insecure = new SetCookie(Optional.empty(), true);

        assertAttributes(insecure.hidden("app-fgp", "v"), "app-fgp=v", "Path=/", "HttpOnly", "SameSite=Strict");
        assertAttributes(insecure.readable("app-session", "1"), "app-session=1", "Path=/", "SameSite=Strict");
    }

    @Test
    void deletesACookieByThePrefixsRulesOrTheBrowserIgnoresIt() {
        SetCookie deleting = new SetCookie(Optional.of(Duration.ZERO), false);

        assertAttributes(
                deleting.hidden("__Host-app-fgp", ""),
                "__Host-app-fgp=",
                "Path=/",
                "Max-Age=0",
                "Secure",
                "HttpOnly",
                "SameSite=Strict");
    }

    @Property
    void anyFingerprintComesBackAsItWasSet(@ForAll @Size(32) byte[] bytes) {
        CookieNames names = CookieNames.of("app", false);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        String pair = UNTIL_THE_BROWSER_ENDS.hidden(names.fingerprint(), value).split(";", 2)[0];

        assertThat(CookieHeader.find(List.of("a=b; " + pair), names.fingerprint()))
                .isEqualTo(new CookieLookup.Found(value));
    }

    private static void assertAttributes(String field, String pair, String... attributes) {
        List<String> parts = List.of(field.split("; ", -1));

        assertThat(parts).first().isEqualTo(pair);
        assertThat(parts.subList(1, parts.size())).containsExactlyInAnyOrder(attributes);
    }
}
