package io.sallyport.token;

import io.sallyport.fingerprint.Fingerprint;
import io.sallyport.model.FingerprintHash;
import io.sallyport.model.Role;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenId;
import io.sallyport.model.TokenReference;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a genuine access token says. Only this package makes one, after all checks. What it says never changes; safe for
 * use by many threads.
 */
public final class VerifiedToken {
    private final TokenReference reference;
    private final String username;
    private final Set<Role> roles;
    private final Optional<byte[]> fingerprint;
    private final Optional<OwnSession> own;
    private final Instant expiresAt;

    /**
     * The fingerprint that was found to be the right one: it need not be hashed when it comes again. As long as the token
     * is remembered, and in the same memory as the keys that could make both.
     */
    private volatile @Nullable Fingerprint matched;

    VerifiedToken(
            TokenReference reference,
            String username,
            Set<Role> roles,
            Optional<FingerprintHash> fingerprint,
            Optional<OwnSession> own,
            Instant expiresAt) {
        this.reference = reference;
        this.username = username;
        this.roles = Set.copyOf(roles);
        this.fingerprint = fingerprint.map(VerifiedToken::digest);
        this.own = own;
        this.expiresAt = expiresAt;
    }

    private VerifiedToken(VerifiedToken same, String username, Set<Role> roles) {
        this.reference = same.reference;
        this.username = username;
        this.roles = roles;
        this.fingerprint = same.fingerprint;
        this.own = same.own;
        this.expiresAt = same.expiresAt;
    }

    private static byte[] digest(FingerprintHash hash) {
        String text = hash.value();
        if (!Base64Url.isCanonical(text, 0, text.length())) {
            throw new IllegalArgumentException("the fingerprint's hash is not written in its one form");
        }
        return Base64Url.decode(text, 0, text.length());
    }

    /** This token with a set of the same roles that others have too, and a name that its subject has too. */
    VerifiedToken sharing(Set<Role> sameRoles) {
        String name = username.equals(subject().value()) ? subject().value() : username;
        return new VerifiedToken(this, name, sameRoles);
    }

    /** What the deny-list knows it by. */
    public TokenReference reference() {
        return reference;
    }

    /** {@code iss}: subject, session and token are named within it, and mean others in another issuer's tokens. */
    public String issuer() {
        return reference.issuer();
    }

    /** {@code sub}. */
    public Subject subject() {
        return reference.subject();
    }

    /** {@code jti}; always there in our own tokens. */
    public Optional<TokenId> id() {
        return reference.token();
    }

    /** What the user is called: {@code preferred_username}, or as the operator says for a trusted issuer. */
    public String username() {
        return username;
    }

    /** The user's roles when the token was issued. */
    public Set<Role> roles() {
        return roles;
    }

    /** The hash of the fingerprint that must come with it; empty where its issuer's tokens need none. */
    public Optional<FingerprintHash> fingerprint() {
        return fingerprint.map(Base64Url::encode).map(FingerprintHash::new);
    }

    /** Tells whether a fingerprint must come with it. */
    public boolean isBound() {
        return fingerprint.isPresent();
    }

    /** Tells whether this is the fingerprint that must come with it; compares in constant time. */
    public boolean isBoundTo(Fingerprint presented) {
        @Nullable Fingerprint known = matched;
        if (known != null && known.isSameAs(presented)) {
            return true;
        }
        boolean matches = fingerprint.isPresent() && MessageDigest.isEqual(presented.digest(), fingerprint.get());
        if (matches) {
            matched = presented;
        }
        return matches;
    }

    /** The session of ours that it belongs to; empty where another issuer made it. */
    public Optional<OwnSession> own() {
        return own;
    }

    /** From when on it is refused: {@code exp}, and for a foreign issuer's token as much later as its clock may be wrong. */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public String toString() {
        return "VerifiedToken[jti=" + id().map(TokenId::value).orElse("none") + ", sid="
                + reference.session().map(SessionId::value).orElse("none") + "]";
    }
}
