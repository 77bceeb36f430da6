package io.sallyport.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The origins of pages, as browsers write them in {@code Origin} (RFC 6454 §6.2). */
final class WebOrigin {
    private static final int LARGEST_PORT = 65_535;

    private WebOrigin() {}

    /**
     * Reads an origin and writes it as browsers do: in lower case, without the scheme's own port.
     *
     * @throws IllegalArgumentException if it is not scheme, host and port only, or the scheme is another than http, https
     */
    static URI parse(String text) {
        URI uri = URI.create(text);
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        boolean isWeb = scheme.equals("https") || scheme.equals("http");
        if (!isWeb || host.isEmpty() || !hasNothingElse(uri) || uri.getPort() > LARGEST_PORT) {
            throw new IllegalArgumentException("no origin of http or https");
        }
        int ownPort = scheme.equals("https") ? 443 : 80;
        boolean isOwnPort = uri.getPort() < 0 || uri.getPort() == ownPort;
        return URI.create(scheme + "://" + host + (isOwnPort ? "" : ":" + uri.getPort()));
    }

    private static boolean hasNothingElse(URI uri) {
        boolean hasNoPath = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        return hasNoPath && uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }
}
