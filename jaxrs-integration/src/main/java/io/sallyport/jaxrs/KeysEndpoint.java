package io.sallyport.jaxrs;

import io.sallyport.internal.json.JsonWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code GET /auth/keys}. */
public final class KeysEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public KeysEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Lists the ring's keys by purpose, in the order in which they come into use; never a key itself. */
    @GET
    public Response keys() {
        List<JsonWriter> keys = KeyAdministration.of(Call.of(request)).keys().keys().stream()
                .map(KeyAdministration::json)
                .toList();
        return Response.ok(JsonWriter.object().put("keys", keys).text(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
