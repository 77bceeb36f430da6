package io.sallyport.model;

import java.util.Optional;

/**
 * What a deny-list is asked about: the names that a verified access token carries, never its text, because one token
 * can be written in several ways.
 *
 * @param issuer {@code iss}; subject, session and token are named within it
 * @param subject {@code sub}
 * @param session {@code sid}; a foreign issuer's token may have none
 * @param token {@code jti}
 */
public record TokenReference(String issuer, Subject subject, Optional<SessionId> session, TokenId token) {}
