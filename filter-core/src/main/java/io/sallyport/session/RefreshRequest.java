package io.sallyport.session;

import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.model.Client;
import io.sallyport.model.RequestId;
import io.sallyport.model.SessionId;
import java.util.Optional;

/**
 * What a client sends to be refreshed; a credential.
 *
 * @param refreshToken the refresh token as it was sent
 * @param expected the session that the client believes to be its own, where it says so
 * @param fingerprint what the fingerprint cookie held
 * @param client where it came from
 * @param requestId what a refusal will be known by
 */
public record RefreshRequest(
        RefreshToken refreshToken,
        Optional<SessionId> expected,
        CookieLookup fingerprint,
        Client client,
        RequestId requestId) {}
