package io.sallyport.jaxrs;

import io.sallyport.config.RefreshTransport;
import io.sallyport.internal.json.JsonWriter;
import io.sallyport.session.IssuedTokens;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The token response (RFC 6749 §5.1), with all of its cookies together. */
final class TokenAnswer {
    private TokenAnswer() {}

    static Response of(Call call, IssuedTokens tokens) {
        boolean inBody = call.sallyport().config().refreshToken().transport() == RefreshTransport.BODY;
        JsonWriter json = JsonWriter.object()
                .put("access_token", tokens.accessToken().compact())
                .put("token_type", "Bearer")
                .put("expires_in", tokens.expiresIn().toSeconds())
                .put("refresh_expires_in", tokens.refreshExpiresIn().toSeconds())
                .put("session_id", tokens.session().id().value())
                .put("server_time", call.sallyport().clock().instant().getEpochSecond());
        if (inBody) {
            json.put("refresh_token", tokens.refreshToken().secret());
        }
        Response.ResponseBuilder answer = Response.ok(json.text(), MediaType.APPLICATION_JSON_TYPE);
        new AuthCookies(call.sallyport()).of(tokens).forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie));
        return answer.build();
    }
}
