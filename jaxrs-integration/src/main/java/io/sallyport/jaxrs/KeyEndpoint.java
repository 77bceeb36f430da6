package io.sallyport.jaxrs;

import io.sallyport.model.KeyId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** {@code DELETE /auth/keys/{kid}}. */
public final class KeyEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public KeyEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Removes a key at once, because it is no secret any more. */
    @DELETE
    public Response remove(@PathParam("kid") String kid) {
        KeyAdministration caller = KeyAdministration.of(Call.of(request));
        if (!caller.writableKeys().remove(keyId(kid), caller.by())) {
            throw KeyAdministration.notFound();
        }
        return Response.noContent().build();
    }

    private static KeyId keyId(String kid) {
        try {
            return new KeyId(kid);
        } catch (IllegalArgumentException noKeyId) {
            throw KeyAdministration.notFound();
        }
    }
}
