package io.sallyport.admission;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which pages may send requests that change something. Safe for many threads. */
public final class OriginPolicy {
    private final Optional<RequestOrigin> publicOrigin;
    private final Set<String> allowedOrigins;

    /**
     * Makes the policy from its settings.
     *
     * @param publicUrl the origin that browsers see, where a proxy stands in front
     * @param allowedOrigins origins beside our own, such as {@code https://app.example}
     * @throws IllegalArgumentException if one of them has no scheme or no host, or has more than an origin has
     */
    public OriginPolicy(Optional<URI> publicUrl, Set<String> allowedOrigins) {
        this.publicOrigin = publicUrl.map(OriginPolicy::origin);
        this.allowedOrigins = allowedOrigins.stream()
                .map(text -> origin(URI.create(text)).text())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Our own origin: the public URL's where there is one, else the one that the container names. */
    public RequestOrigin ownOrigin(String scheme, String host, int port) {
        return publicOrigin.orElseGet(() -> new RequestOrigin(scheme, host, port));
    }

    /**
     * Tells whether an unsafe request may be the page's own wish. A request with neither header comes from no browser
     * and passes.
     *
     * @param secFetchSite the value of {@code Sec-Fetch-Site}; several joined with {@code ", "}
     * @param origin the value of {@code Origin}; several joined with {@code ", "}
     * @param own our own origin
     */
    public boolean allows(Optional<String> secFetchSite, Optional<String> origin, RequestOrigin own) {
        if (secFetchSite.isPresent()) {
            return secFetchSite.get().equals("same-origin") || isAllowed(origin);
        }
        return origin.isEmpty() || origin.get().equals(own.text()) || isAllowed(origin);
    }

    private boolean isAllowed(Optional<String> origin) {
        return origin.isPresent() && allowedOrigins.contains(origin.get());
    }

    private static RequestOrigin origin(URI uri) {
        String rest = uri.getRawPath() == null ? "" : uri.getRawPath();
        boolean more =
                !(rest.isEmpty() || rest.equals("/")) || uri.getRawQuery() != null || uri.getRawFragment() != null;
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null || more) {
            throw new IllegalArgumentException(
                    "'" + uri + "' is no origin: give scheme, host and, if need be, port, such as https://app.example");
        }
        return new RequestOrigin(uri.getScheme(), uri.getHost(), uri.getPort());
    }
}
