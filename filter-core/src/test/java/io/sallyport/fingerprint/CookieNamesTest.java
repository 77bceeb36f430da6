package io.sallyport.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CookieNamesTest {
    @Test
    void bindTheCookiesToTheHost() {
        assertThat(CookieNames.of("sallyport-depot", false))
                .isEqualTo(new CookieNames(
                        "__Host-sallyport-depot-fgp", "__Host-sallyport-depot-rt", "__Host-sallyport-depot-session"));
    }

    @Test
    void loseThePrefixWhereSecureIsMissing() {
        assertThat(CookieNames.of("depot", true)).isEqualTo(new CookieNames("depot-fgp", "depot-rt", "depot-session"));
    }
}
