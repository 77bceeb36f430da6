package io.sallyport.jaxrs;

import io.sallyport.login.PasswordChange;
import io.sallyport.model.Password;
import io.sallyport.model.RefusalCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;

/** {@code POST /auth/password}. */
public final class PasswordEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public PasswordEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Changes the caller's password and ends all other sessions; not found where the user store cannot write. */
    @POST
    public Response change(InputStream body) {
        Call call = Call.of(request);
        Caller caller = call.bearer();
        PasswordChange change =
                call.sallyport().passwordChange().orElseThrow(() -> new RefusedException(RefusalCode.NOT_FOUND));
        JsonBody json = JsonBody.read(
                body,
                Set.of("current_password", "new_password"),
                call.sallyport().clock());
        Password current = LoginEndpoint.password(json, "current_password");
        Password replacement = LoginEndpoint.password(json, "new_password");
        change.change(caller.token(), current, replacement, call.client()).ifPresent(code -> {
            throw new RefusedException(code);
        });
        return Response.noContent().build();
    }
}
