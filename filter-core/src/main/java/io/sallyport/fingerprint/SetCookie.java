package io.sallyport.fingerprint;

import java.time.Duration;
import java.util.Optional;

/**
 * Writes {@code Set-Cookie} values (RFC 6265bis §4.1), since containers' cookie classes lack {@code SameSite}.
 *
 * @param maxAge how long the browser keeps it, in whole seconds: zero deletes it, none keeps it until the browser ends
 * @param insecure whether {@code Secure} is left out
 */
public record SetCookie(Optional<Duration> maxAge, boolean insecure) {
    /** A cookie that script cannot read. */
    public String hidden(String name, String value) {
        return name + "=" + value + attributes() + "; HttpOnly";
    }

    /** A cookie that script can read. */
    public String readable(String name, String value) {
        return name + "=" + value + attributes();
    }

    private String attributes() {
        return "; Path=/"
                + maxAge.map(age -> "; Max-Age=" + age.toSeconds()).orElse("")
                + (insecure ? "" : "; Secure")
                + "; SameSite=Strict";
    }
}
