package io.sallyport.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {
    private static final RequestOrigin OWN = new RequestOrigin("https", "depot.example", 443);

    private final OriginPolicy policy =
            new OriginPolicy(Optional.empty(), Set.of("https://friend.example", "http://localhost:3000"));

    @ParameterizedTest
    @CsvSource({
        // Sec-Fetch-Site decides where it is sent.
        "same-origin, , true",
        "same-origin, https://depot.example, true",
        "same-origin, null, true",
        "same-site, , false",
        "cross-site, , false",
        "none, , false",
        "'', , false",
        "SAME-ORIGIN, , false",
        "'same-origin, same-origin', , false",
        "'same-origin ', , false",
        "anything, , false",
        // Any other value of it passes with an allowed origin only; our own is no allowed one.
        "cross-site, https://friend.example, true",
        "same-site, http://localhost:3000, true",
        "none, https://friend.example, true",
        "cross-site, https://depot.example, false",
        "cross-site, null, false",
        "cross-site, https://evil.example, false",
        // Without it, Origin must be ours or allowed.
        ", https://depot.example, true",
        ", https://friend.example, true",
        ", http://localhost:3000, true",
        ", null, false",
        ", '', false",
        ", http://depot.example, false",
        ", https://depot.example:443, false",
        ", https://depot.example:8443, false",
        ", https://depot.example/, false",
        ", https://DEPOT.example, false",
        ", https://depot.example.evil.example, false",
        ", https://evil.depot.example, false",
        ", http://localhost, false",
        ", 'https://depot.example, https://depot.example', false",
        ", 'https://friend.example, https://evil.example', false",
        // Neither: no browser.
        ", , true"
    })
    void followsTheContract(@Nullable String secFetchSite, @Nullable String origin, boolean passes) {
        boolean allowed = policy.allows(Optional.ofNullable(secFetchSite), Optional.ofNullable(origin), OWN);

        assertThat(allowed).isEqualTo(passes);
    }

    @Property
    void noOtherPageMaySend(@ForAll String secFetchSite, @ForAll String origin) {
        assertThat(policy.allows(Optional.of(secFetchSite), Optional.of(origin), OWN))
                .isFalse();
        assertThat(policy.allows(Optional.empty(), Optional.of(origin), OWN)).isFalse();
    }

    @Test
    void ourOriginIsTheOneThatTheContainerNames() {
        assertThat(policy.ownOrigin("http", "depot.example", 8080).text()).isEqualTo("http://depot.example:8080");
    }

    @Test
    void ourOriginIsThePublicOneWhereAProxyStandsInFront() {
        OriginPolicy behindProxy = new OriginPolicy(Optional.of(URI.create("https://Shop.example/")), Set.of());

        RequestOrigin own = behindProxy.ownOrigin("http", "10.0.0.7", 8080);

        assertThat(own.text()).isEqualTo("https://shop.example");
        assertThat(behindProxy.allows(Optional.empty(), Optional.of("https://shop.example"), own))
                .isTrue();
        assertThat(behindProxy.allows(Optional.empty(), Optional.of("http://10.0.0.7:8080"), own))
                .isFalse();
    }

    @Test
    void anAllowedOriginIsMeantHoweverTheOperatorSpellsIt() {
        OriginPolicy spelled = new OriginPolicy(Optional.empty(), Set.of("HTTPS://Friend.Example:443/"));

        assertThat(spelled.allows(Optional.of("cross-site"), Optional.of("https://friend.example"), OWN))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "*",
                "friend.example",
                "https://*.example",
                "https://",
                "https://a.example/path",
                "https://a.example?q",
                "https://a.example#f",
                "https://user@a.example",
                "mailto:a@b.example",
                ""
            })
    void takesNothingThatIsNoOrigin(String text) {
        assertThatThrownBy(() -> new OriginPolicy(Optional.empty(), Set.of(text)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatAnOriginIs() {
        assertThatThrownBy(() -> new OriginPolicy(Optional.of(URI.create("https://a.example/shop")), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'https://a.example/shop' is no origin: give scheme, host and, if need be, port, such as"
                        + " https://app.example");
    }
}
