package io.sallyport.jaxrs;

import io.sallyport.model.RevocationReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** {@code POST /auth/logout-all}. */
public final class LogoutAllEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public LogoutAllEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Ends every session of the caller, or every other one. */
    @POST
    public Response logoutAll(InputStream body) {
        Call call = Call.of(request);
        Caller caller = call.bearer();
        boolean keepCurrent = JsonBody.read(
                        body, Set.of("keep_current"), call.sallyport().clock())
                .isTrue("keep_current");
        call.sallyport()
                .sessions()
                .revokeAll(
                        caller.token().subject(),
                        keepCurrent ? Optional.of(caller.session().id()) : Optional.empty(),
                        RevocationReason.LOGOUT_ALL,
                        caller.requester());
        return keepCurrent ? Response.noContent().build() : LogoutEndpoint.signedOut(call);
    }
}
