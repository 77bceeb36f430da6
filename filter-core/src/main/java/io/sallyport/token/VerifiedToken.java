package io.sallyport.token;

import io.sallyport.model.FingerprintHash;
import io.sallyport.model.Generation;
import io.sallyport.model.Role;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenId;
import io.sallyport.model.TokenReference;
import java.time.Instant;
import java.util.Set;

/** What a genuine access token says. Only this package makes one, after all checks. Immutable. */
public final class VerifiedToken {
    private final TokenReference reference;
    private final SessionId session;
    private final String username;
    private final Set<Role> roles;
    private final FingerprintHash fingerprint;
    private final Generation generation;
    private final Instant signedInAt;
    private final Instant expiresAt;

    VerifiedToken(
            TokenReference reference,
            SessionId session,
            String username,
            Set<Role> roles,
            FingerprintHash fingerprint,
            Generation generation,
            Instant signedInAt,
            Instant expiresAt) {
        this.reference = reference;
        this.session = session;
        this.username = username;
        this.roles = Set.copyOf(roles);
        this.fingerprint = fingerprint;
        this.generation = generation;
        this.signedInAt = signedInAt;
        this.expiresAt = expiresAt;
    }

    /** What the deny-list knows it by. */
    public TokenReference reference() {
        return reference;
    }

    /** {@code sub}. */
    public Subject subject() {
        return reference.subject();
    }

    /** {@code jti}. */
    public TokenId id() {
        return reference.token();
    }

    /** {@code sid}. */
    public SessionId session() {
        return session;
    }

    /** {@code preferred_username}. */
    public String username() {
        return username;
    }

    /** The user's roles when the token was issued. */
    public Set<Role> roles() {
        return roles;
    }

    /** The hash of the fingerprint that must come with it. */
    public FingerprintHash fingerprint() {
        return fingerprint;
    }

    /** The refresh generation that it was issued with ({@code rgn}). */
    public Generation generation() {
        return generation;
    }

    /** When the user proved who they are ({@code auth_time}). */
    public Instant signedInAt() {
        return signedInAt;
    }

    /** {@code exp}. */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public String toString() {
        return "VerifiedToken[jti=" + id().value() + ", sid=" + session.value() + "]";
    }
}
