package io.sallyport.jaxrs;

import io.sallyport.internal.json.JsonWriter;
import io.sallyport.model.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code GET /auth/me}. */
public final class MeEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public MeEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Tells who the caller is: {@code auth_time} in seconds as the claim has it, {@code expires_at} as RFC 3339 has it. */
    @GET
    public Response me() {
        Caller caller = Call.of(request).bearer();
        String body = JsonWriter.object()
                .put("sub", caller.token().subject().value())
                .put("username", caller.token().username())
                .put(
                        "roles",
                        caller.token().roles().stream().map(Role::name).sorted().toList())
                .put("sid", caller.session().id().value())
                .put("auth_time", caller.session().signedInAt().getEpochSecond())
                .put("expires_at", caller.token().expiresAt().toString())
                .text();
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
