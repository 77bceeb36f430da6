package io.sallyport.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a deny-list is asked about: the names that a verified access token carries, never its text, because one token
 * can be written in several ways. No record, since it keeps the names' hashes too: they are computed once for a token
 * that comes again and again.
 */
public final class TokenReference {
    private final String issuer;
    private final Subject subject;
    private final Optional<SessionId> session;
    private final Optional<TokenId> token;
    private final long issuedAtMillis;
    private final long sessionHash;
    private final long tokenHash;

    /**
     * Takes the names, and when the token was issued.
     *
     * @param issuer {@code iss}; subject, session and token are named within it
     * @param subject {@code sub}
     * @param session {@code sid}; a foreign issuer's token may have none
     * @param token {@code jti}; where the operator lets it, a foreign issuer's token has none
     * @param issuedAt {@code iat}
     */
    public TokenReference(
            String issuer, Subject subject, Optional<SessionId> session, Optional<TokenId> token, Instant issuedAt) {
        this(issuer, subject, session, token, issuedAt.toEpochMilli());
    }

    /** Takes names of which nobody knows when a token with them was issued: it counts as the newest that there is. */
    public TokenReference(String issuer, Subject subject, Optional<SessionId> session, Optional<TokenId> token) {
        this(issuer, subject, session, token, Long.MAX_VALUE);
    }

    private TokenReference(
            String issuer, Subject subject, Optional<SessionId> session, Optional<TokenId> token, long issuedAtMillis) {
        this.issuer = issuer;
        this.subject = subject;
        this.session = session;
        this.token = token;
        this.issuedAtMillis = issuedAtMillis;
        this.sessionHash = session.map(id -> DenyHash.ofSession(issuer, id)).orElse(DenyHash.NONE);
        this.tokenHash = token.map(id -> DenyHash.ofToken(issuer, id)).orElse(DenyHash.NONE);
    }

    /** {@code iss}. */
    public String issuer() {
        return issuer;
    }

    /** {@code sub}. */
    public Subject subject() {
        return subject;
    }

    /** {@code sid}. */
    public Optional<SessionId> session() {
        return session;
    }

    /** {@code jti}. */
    public Optional<TokenId> token() {
        return token;
    }

    /** {@code iat} in milliseconds since 1970; the largest number where it is not known. */
    public long issuedAtMillis() {
        return issuedAtMillis;
    }

    /** The {@link Denial#hash} of a denial of its session; 0, which no denial has, where it has no session. */
    public long sessionHash() {
        return sessionHash;
    }

    /** The {@link Denial#hash} of a denial of this token; 0 where it has no name. */
    public long tokenHash() {
        return tokenHash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenReference that
                && issuer.equals(that.issuer)
                && subject.equals(that.subject)
                && session.equals(that.session)
                && token.equals(that.token)
                && issuedAtMillis == that.issuedAtMillis;
    }

    @Override
    public int hashCode() {
        return Objects.hash(issuer, subject, session, token);
    }

    @Override
    public String toString() {
        return "TokenReference[issuer=" + issuer + ", subject=" + subject.value() + ", session="
                + session.map(SessionId::value).orElse("none") + ", token="
                + token.map(TokenId::value).orElse("none") + "]";
    }
}
