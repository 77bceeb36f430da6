package io.sallyport.jaxrs;

import io.sallyport.admission.BearerHeader;
import io.sallyport.session.SignOut;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;

/** {@code POST /auth/logout}. */
public final class LogoutEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public LogoutEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Ends the session whose tokens are presented, if they are genuine, and clears the cookies. */
    @POST
    public Response logout(InputStream body) {
        Call call = Call.of(request);
        PresentedTokens presented = PresentedTokens.read(call, body);
        call.sallyport()
                .signOut()
                .signOut(new SignOut.Presented(
                        presented.refreshToken(), accessToken(call), presented.expected(), call.fingerprint()))
                .ifPresent(code -> {
                    throw new RefusedException(code);
                });
        return signedOut(call);
    }

    private static Optional<String> accessToken(Call call) {
        BearerHeader header = BearerHeader.of(call.authorization());
        if (header instanceof BearerHeader.Malformed) {
            throw JsonBody.malformed();
        }
        return header instanceof BearerHeader.Token bearer ? Optional.of(bearer.token()) : Optional.empty();
    }

    static Response signedOut(Call call) {
        Response.ResponseBuilder answer = Response.noContent();
        new AuthCookies(call.sallyport()).cleared().forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie));
        return answer.build();
    }
}
