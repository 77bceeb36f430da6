package io.sallyport.session;

import io.sallyport.fingerprint.Fingerprint;
import io.sallyport.model.SessionRow;
import io.sallyport.token.AccessToken;
import java.time.Duration;
import java.time.Instant;

/**
 * What a sign-in or a refresh hands to the client.
 *
 * @param session the session as it stands now
 * @param accessToken the access token of its generation
 * @param refreshToken the refresh token of its generation
 * @param fingerprint the value of the cookie that both are bound to
 * @param asOf the store's time
 */
public record IssuedTokens(
        SessionRow session, AccessToken accessToken, RefreshToken refreshToken, Fingerprint fingerprint, Instant asOf) {
    /** How long the access token is accepted, in whole seconds. */
    public Duration expiresIn() {
        return Duration.between(accessToken.issuedAt(), accessToken.expiresAt());
    }

    /** How long the session lives unless it is refreshed. */
    public Duration refreshExpiresIn() {
        return Duration.between(asOf, session.expiresAt());
    }
}
