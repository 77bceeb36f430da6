package io.sallyport.jaxrs;

import io.sallyport.model.RefusalCode;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** {@code DELETE /auth/sessions/{id}}. */
public final class SessionEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public SessionEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Ends one of the caller's sessions; of anybody else's it is not even said that it exists. */
    @DELETE
    public Response end(@PathParam("id") String id) {
        Call call = Call.of(request);
        Caller caller = call.bearer();
        SessionId session = call
                .sallyport()
                .sessions()
                .sessionsOf(caller.token().subject())
                .stream()
                .map(row -> row.id())
                .filter(own -> own.value().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(RefusalCode.NOT_FOUND));
        call.sallyport().sessions().revoke(session, RevocationReason.ENDED_BY_USER);
        return Response.noContent().build();
    }
}
