package io.sallyport.jaxrs;

import io.sallyport.internal.json.JsonWriter;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.Subject;
import io.sallyport.session.SessionRevoker;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** {@code POST /auth/admin/logout-all}. */
public final class AdminLogoutAllEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public AdminLogoutAllEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Ends every session of a user, and tells how many went on until then. */
    @POST
    public Response logoutAll(InputStream body) {
        Call call = Call.of(request);
        Caller administrator =
                call.administrator(call.sallyport().config().sessions().adminRole());
        JsonBody json =
                JsonBody.read(body, Set.of("sub", "reason"), call.sallyport().clock());
        Subject subject = AdminSessionsEndpoint.subject(json.required("sub"));
        RevocationReason reason = reason(json.text("reason").orElse("administrator"));
        SessionRevoker sessions = call.sallyport().sessions();
        int goingOn = sessions.sessionsOf(subject).size();
        sessions.revokeAll(subject, Optional.empty(), reason, administrator.requester());
        return Response.ok(JsonWriter.object().put("ended", goingOn).text(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** What an administrator may give for a reason; all others are found out here. */
    private static RevocationReason reason(String wireName) {
        return switch (wireName) {
            case "administrator" -> RevocationReason.ADMINISTRATOR;
            case "user_disabled" -> RevocationReason.USER_DISABLED;
            default -> throw JsonBody.malformed();
        };
    }
}
