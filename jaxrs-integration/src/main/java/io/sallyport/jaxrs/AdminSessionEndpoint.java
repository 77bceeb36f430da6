package io.sallyport.jaxrs;

import io.sallyport.model.RefusalCode;
import io.sallyport.model.RevocationReason;
import io.sallyport.session.SessionRevoker;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** {@code DELETE /auth/admin/sessions/{id}}. */
public final class AdminSessionEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public AdminSessionEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Ends a session of any user, again if it is over. */
    @DELETE
    public Response end(@PathParam("id") String id) {
        Call call = Call.of(request);
        Caller administrator =
                call.administrator(call.sallyport().config().sessions().adminRole());
        SessionRevoker sessions = call.sallyport().sessions();
        boolean isEnded = SessionEndpoint.sessionId(id)
                .map(session -> sessions.revoke(session, RevocationReason.ADMINISTRATOR, administrator.requester()))
                .orElse(false);
        if (!isEnded) {
            throw new RefusedException(RefusalCode.NOT_FOUND);
        }
        return Response.noContent().build();
    }
}
