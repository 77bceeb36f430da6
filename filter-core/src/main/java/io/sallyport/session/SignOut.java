package io.sallyport.session;

import io.sallyport.config.SallyportConfig;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.fingerprint.Fingerprint;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.model.FingerprintHash;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.spi.SessionStore;
import io.sallyport.token.OwnSession;
import io.sallyport.token.TokenVerifier;
import io.sallyport.token.VerifiedToken;
import java.util.Optional;

/**
 * Ends the session whose tokens are presented, and nobody else's: the refresh token's of any generation, else the
 * access token's, expired or not, and only with that session's fingerprint. Safe for use by many threads.
 */
public final class SignOut {
    private final SessionStore store;
    private final RefreshTokens refreshTokens;
    private final TokenVerifier accessTokens;
    private final SessionRevoker revoker;

    /** Takes the ring, a verifier that overlooks expiry, and who ends sessions. */
    public SignOut(
            SallyportConfig config,
            SessionStore store,
            LiveKeyRing keys,
            TokenVerifier accessTokens,
            SessionRevoker revoker) {
        this.store = store;
        this.refreshTokens = new RefreshTokens(config, keys);
        this.accessTokens = accessTokens;
        this.revoker = revoker;
    }

    /**
     * What a client sends to sign out; a credential.
     *
     * @param refreshToken the refresh token as it was sent
     * @param accessToken the access token as it was sent
     * @param expected the session that the client believes to be its own, where it says so
     * @param fingerprint what the fingerprint cookie held
     */
    public record Presented(
            Optional<RefreshToken> refreshToken,
            Optional<String> accessToken,
            Optional<SessionId> expected,
            CookieLookup fingerprint) {
        @Override
        public String toString() {
            return "Presented[redacted]";
        }
    }

    /**
     * Signs out; ends nothing where nothing matches.
     *
     * @return why it was refused, if it was; the session is over, or was not the caller's, where empty
     * @throws io.sallyport.spi.StoreUnavailableException if it is not known whether the session was ended
     */
    public Optional<RefusalCode> signOut(Presented presented) {
        Optional<SessionId> byRefreshToken = presented
                .refreshToken()
                .flatMap(token -> refreshTokens.open(token.secret()))
                .map(RefreshTokens.Named::session);
        Optional<SessionId> byAccessToken = presented
                .accessToken()
                .flatMap(this::genuine)
                .flatMap(VerifiedToken::own)
                .map(OwnSession::id);
        Optional<SessionId> session = byRefreshToken.or(() -> byAccessToken);
        if (differ(byRefreshToken, byAccessToken)
                || presented.fingerprint().fold(() -> false, value -> false, () -> true)) {
            return Optional.of(RefusalCode.REQUEST_MALFORMED);
        }
        if (differ(session, presented.expected())) {
            return Optional.of(RefusalCode.SESSION_SUPERSEDED);
        }
        session.filter(id -> isBoundTo(id, presented.fingerprint()))
                .ifPresent(id -> revoker.revoke(id, RevocationReason.LOGOUT));
        return Optional.empty();
    }

    private Optional<VerifiedToken> genuine(String accessToken) {
        return accessTokens.verify(accessToken).fold(Optional::of, rejected -> Optional.empty());
    }

    private static boolean differ(Optional<SessionId> one, Optional<SessionId> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private boolean isBoundTo(SessionId session, CookieLookup cookie) {
        Optional<FingerprintHash> expected = store.find(session)
                .filter(stored -> stored.row().revocation().isEmpty())
                .map(stored -> stored.row().fingerprintHash());
        Optional<Fingerprint> fingerprint = cookie.fold(Optional::<String>empty, Optional::of, Optional::<String>empty)
                .flatMap(Fingerprint::parse);
        return expected.isPresent()
                && fingerprint.isPresent()
                && fingerprint.get().matches(expected.get());
    }
}
