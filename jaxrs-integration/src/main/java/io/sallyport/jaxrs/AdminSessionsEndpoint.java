package io.sallyport.jaxrs;

import io.sallyport.model.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code GET /auth/admin/sessions?sub=...}. */
public final class AdminSessionsEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public AdminSessionsEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Lists the sessions of any user, newest first; of a user whom nobody knows there are none. */
    @GET
    public Response sessions(@QueryParam("sub") List<String> sub) {
        Call call = Call.of(request);
        Caller administrator =
                call.administrator(call.sallyport().config().sessions().adminRole());
        if (sub.size() != 1) {
            throw JsonBody.malformed();
        }
        return SessionsEndpoint.list(call.sallyport().sessions().sessionsOf(subject(sub.get(0))), administrator);
    }

    static Subject subject(String text) {
        try {
            return new Subject(text);
        } catch (IllegalArgumentException noSubject) {
            throw JsonBody.malformed();
        }
    }
}
