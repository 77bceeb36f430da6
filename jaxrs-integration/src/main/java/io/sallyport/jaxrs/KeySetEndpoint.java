package io.sallyport.jaxrs;

import io.sallyport.keys.KeyRotation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** {@code GET /auth/jwks.json}. */
public final class KeySetEndpoint {
    private static final String CACHING = "public, max-age=" + KeyRotation.KEY_SET_MAX_AGE.toSeconds();

    private final HttpServletRequest request;

    /** For JAX-RS. */
    public KeySetEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** The public keys (RFC 7517 §8.5.2), or that they are those which the caller has (RFC 9110 §13.1.2). */
    @GET
    public Response keys() {
        Call call = Call.of(request);
        String keySet = call.sallyport().keySet();
        String tag = '"' + fingerprint(keySet) + '"';
        Response.ResponseBuilder answer = isKnown(tag, call.headers("If-None-Match"))
                ? Response.notModified()
                : Response.ok(keySet, "application/jwk-set+json");
        return answer.header(HttpHeaders.CACHE_CONTROL, CACHING)
                .header(HttpHeaders.ETAG, tag)
                .build();
    }

    private static boolean isKnown(String tag, List<String> conditions) {
        return conditions.stream()
                .flatMap(condition -> Stream.of(condition.split(",", -1)))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    private static String fingerprint(String keySet) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(keySet.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256, which every JDK must have", e);
        }
    }
}
