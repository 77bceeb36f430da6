package io.sallyport.jaxrs;

import io.sallyport.internal.json.JsonWriter;
import io.sallyport.model.SessionRow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code GET /auth/sessions}. */
public final class SessionsEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public SessionsEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Lists the caller's sessions, newest first, with times as RFC 3339 has them. */
    @GET
    public Response sessions() {
        Call call = Call.of(request);
        Caller caller = call.bearer();
        return list(call.sallyport().sessions().sessionsOf(caller.token().subject()), caller);
    }

    static Response list(List<SessionRow> rows, Caller caller) {
        List<JsonWriter> sessions = rows.stream().map(row -> json(row, caller)).toList();
        String body = JsonWriter.object().put("sessions", sessions).text();
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static JsonWriter json(SessionRow row, Caller caller) {
        return JsonWriter.object()
                .put("id", row.id().value())
                .put(
                        "created_at",
                        row.createdAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .put(
                        "last_used_at",
                        row.lastUsedAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .put(
                        "expires_at",
                        row.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("user_agent", row.userAgent())
                .put("current", row.id().equals(caller.session().id()));
    }
}
