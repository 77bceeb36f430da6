package io.sallyport.jaxrs;

import io.sallyport.keys.KeyRotation;
import io.sallyport.keys.RingKey;
import io.sallyport.model.KeyPurpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;

/** {@code POST /auth/keys/rotate}. */
public final class KeyRotationEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public KeyRotationEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Adds the next key, of access tokens unless the call says otherwise, and tells when it takes over. */
    @POST
    public Response rotate(InputStream body) {
        Call call = Call.of(request);
        KeyAdministration caller = KeyAdministration.of(call);
        KeyRotation keys = caller.writableKeys();
        String purpose = JsonBody.read(body, Set.of("purpose"), call.sallyport().clock())
                .text("purpose")
                .orElse("access_token");
        RingKey next = keys.rotate(purpose(purpose, keys), caller.by());
        return Response.ok(KeyAdministration.json(next).text(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static KeyPurpose purpose(String wireName, KeyRotation keys) {
        return keys.purposes().stream()
                .filter(purpose -> purpose.name().toLowerCase(Locale.ROOT).equals(wireName))
                .findFirst()
                .orElseThrow(JsonBody::malformed);
    }
}
