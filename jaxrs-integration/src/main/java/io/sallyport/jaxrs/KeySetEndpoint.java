package io.sallyport.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code GET /auth/jwks.json}. */
public final class KeySetEndpoint {
    private static final int SECONDS_TO_KEEP = 300;

    private final HttpServletRequest request;

    /** For JAX-RS. */
    public KeySetEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** The public keys (RFC 7517 §8.5.2). */
    @GET
    public Response keys() {
        return Response.ok(Call.of(request).sallyport().keySet(), "application/jwk-set+json")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + SECONDS_TO_KEEP)
                .build();
    }
}
