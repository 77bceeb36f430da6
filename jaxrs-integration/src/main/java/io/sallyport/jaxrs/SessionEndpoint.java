package io.sallyport.jaxrs;

import io.sallyport.model.RefusalCode;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.session.SessionRevoker;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** {@code DELETE /auth/sessions/{id}}. */
public final class SessionEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public SessionEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Ends one of the caller's sessions, again if it is over; of anybody else's it is not even said that it exists. */
    @DELETE
    public Response end(@PathParam("id") String id) {
        Call call = Call.of(request);
        Caller caller = call.bearer();
        SessionRevoker sessions = call.sallyport().sessions();
        SessionId session = sessionId(id)
                .flatMap(sessions::find)
                .filter(row -> row.subject().equals(caller.token().subject()))
                .map(SessionRow::id)
                .orElseThrow(() -> new RefusedException(RefusalCode.NOT_FOUND));
        sessions.revoke(session, RevocationReason.ENDED_BY_USER, caller.requester());
        return Response.noContent().build();
    }

    /** Empty where no session can have that name. */
    static Optional<SessionId> sessionId(String text) {
        try {
            return Optional.of(new SessionId(text));
        } catch (IllegalArgumentException noSessionId) {
            return Optional.empty();
        }
    }
}
