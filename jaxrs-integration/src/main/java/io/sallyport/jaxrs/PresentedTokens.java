package io.sallyport.jaxrs;

import io.sallyport.config.RefreshTransport;
import io.sallyport.model.SessionId;
import io.sallyport.session.RefreshToken;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * What a client presents to refresh or to sign out, in the transport that is configured; a credential.
 *
 * @param refreshToken the refresh token
 * @param expected the session that the client believes to be its own
 */
record PresentedTokens(Optional<RefreshToken> refreshToken, Optional<SessionId> expected) {
    static PresentedTokens read(Call call, InputStream body) {
        return call.sallyport().config().refreshToken().transport() == RefreshTransport.COOKIE
                ? inCookie(
                        call,
                        JsonBody.read(
                                body, Set.of("session_id"), call.sallyport().clock()))
                : inBody(JsonBody.read(
                        body,
                        Set.of("refresh_token", "session_id"),
                        call.sallyport().clock()));
    }

    private static PresentedTokens inCookie(Call call, JsonBody json) {
        Optional<String> cookie = call.cookie(call.sallyport().cookies().refreshToken())
                .fold(Optional::empty, Optional::of, () -> {
                    throw JsonBody.malformed();
                });
        return new PresentedTokens(cookie.map(RefreshToken::new), session(json));
    }

    /** The token names its session itself here; a cookie of another sign-in shows in the fingerprint. */
    private static PresentedTokens inBody(JsonBody json) {
        session(json);
        return new PresentedTokens(json.text("refresh_token").map(RefreshToken::new), Optional.empty());
    }

    private static Optional<SessionId> session(JsonBody json) {
        try {
            return json.text("session_id").map(SessionId::new);
        } catch (IllegalArgumentException noSessionId) {
            throw JsonBody.malformed();
        }
    }
}
