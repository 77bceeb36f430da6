package io.sallyport.model;

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
    private final long sessionHash;
    private final long tokenHash;

    /**
     * Takes the names.
     *
     * @param issuer {@code iss}; subject, session and token are named within it
     * @param subject {@code sub}
     * @param session {@code sid}; a foreign issuer's token may have none
     * @param token {@code jti}; where the operator lets it, a foreign issuer's token has none
     */
    public TokenReference(String issuer, Subject subject, Optional<SessionId> session, Optional<TokenId> token) {
        this.issuer = issuer;
        this.subject = subject;
        this.session = session;
        this.token = token;
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
                && token.equals(that.token);
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
