package io.sallyport.jaxrs;

import io.sallyport.model.RefusalCode;
import io.sallyport.session.RefreshRequest;
import io.sallyport.session.RefreshToken;
import io.sallyport.session.SessionOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** {@code POST /auth/refresh}. */
public final class RefreshEndpoint {
    private final HttpServletRequest request;

    /** For JAX-RS. */
    public RefreshEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Renews the tokens of a session. */
    @POST
    public Response refresh(InputStream body) {
        Call call = Call.of(request);
        PresentedTokens presented = PresentedTokens.read(call, body);
        RefreshToken refreshToken =
                presented.refreshToken().orElseThrow(() -> new RefusedException(RefusalCode.SESSION_MISSING));
        SessionOutcome outcome = call.sallyport()
                .refresher()
                .refresh(new RefreshRequest(
                        refreshToken, presented.expected(), call.fingerprint(), call.client(), call.id()));
        return outcome.fold(tokens -> TokenAnswer.of(call, tokens), code -> {
            throw new RefusedException(code, outcome.reason());
        });
    }
}
