package io.sallyport.jaxrs;

import io.sallyport.Sallyport;
import io.sallyport.config.RefreshTransport;
import io.sallyport.config.SallyportConfig;
import io.sallyport.fingerprint.CookieNames;
import io.sallyport.fingerprint.SetCookie;
import io.sallyport.session.IssuedTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Our cookies as {@code Set-Cookie} values: always all together, so that no browser holds a mixture. */
final class AuthCookies {
    private final SallyportConfig config;
    private final CookieNames names;

    AuthCookies(Sallyport sallyport) {
        this.config = sallyport.config();
        this.names = sallyport.cookies();
    }

    List<String> of(IssuedTokens tokens) {
        Optional<Duration> maxAge =
                config.cookies().persistent() ? Optional.of(tokens.refreshExpiresIn()) : Optional.empty();
        SetCookie cookie = new SetCookie(maxAge, config.insecure().cookies());
        List<String> values = new ArrayList<>();
        values.add(cookie.hidden(names.fingerprint(), tokens.fingerprint().value()));
        if (config.refreshToken().transport() == RefreshTransport.COOKIE) {
            values.add(cookie.hidden(names.refreshToken(), tokens.refreshToken().secret()));
        }
        values.add(cookie.readable(names.marker(), "1"));
        return values;
    }

    List<String> cleared() {
        SetCookie cookie =
                new SetCookie(Optional.of(Duration.ZERO), config.insecure().cookies());
        return List.of(
                cookie.hidden(names.fingerprint(), ""),
                cookie.hidden(names.refreshToken(), ""),
                cookie.readable(names.marker(), ""));
    }
}
