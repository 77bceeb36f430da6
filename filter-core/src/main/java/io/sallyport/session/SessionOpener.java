package io.sallyport.session;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import io.sallyport.config.RefreshTokenConfig;
import io.sallyport.config.SallyportConfig;
import io.sallyport.fingerprint.Fingerprint;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.model.Client;
import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.SubjectCut;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.SessionStore;
import io.sallyport.token.AccessTokenIssuer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Opens a session for a user who has just proved who they are: a new session and a new fingerprint, every time. */
public final class SessionOpener {
    private static final int ID_BYTES = 16;

    private final SessionStore store;
    private final AccessTokenIssuer accessTokens;
    private final RefreshTokens refreshTokens;
    private final RefreshTokenConfig config;
    private final AuditListener audit;
    private final SecureRandom random;
    private final Clock clock;

    /** Takes the store, the issuer of access tokens and the ring. */
    public SessionOpener(
            SallyportConfig config,
            SessionStore store,
            AccessTokenIssuer accessTokens,
            LiveKeyRing keys,
            AuditListener audit,
            SecureRandom random,
            Clock clock) {
        this.store = store;
        this.accessTokens = accessTokens;
        this.refreshTokens = new RefreshTokens(config, keys);
        this.config = config.refreshToken();
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Opens a session.
     *
     * @param cut read before {@code account} was read for the last time
     * @param methods how the user proved who they are (RFC 8176)
     * @return empty if all of the user's sessions were ended meanwhile
     * @throws io.sallyport.spi.StoreUnavailableException if it is not known whether it was stored
     */
    public Optional<IssuedTokens> open(UserAccount account, SubjectCut cut, List<String> methods, Client client) {
        Fingerprint fingerprint = Fingerprint.random(random);
        SessionRow row = row(account, cut.asOf(), fingerprint, methods, client);
        if (!store.insert(row, cut)) {
            return Optional.empty();
        }
        audit.onEvent(new AuditEvent.SignedIn(clock.instant(), row.id(), row.subject(), client));
        return Optional.of(new IssuedTokens(
                row,
                accessTokens.issue(row, account.roles()),
                refreshTokens.of(row.id(), row.generation()),
                fingerprint,
                cut.asOf()));
    }

    private SessionRow row(
            UserAccount account, Instant now, Fingerprint fingerprint, List<String> methods, Client client) {
        return new SessionRow(
                newId(),
                account.subject(),
                account.username(),
                Generation.FIRST,
                now,
                now,
                now,
                now.plus(config.idleLifetime()),
                now.plus(config.absoluteLifetime()),
                fingerprint.hash(),
                Generation.FIRST,
                client.userAgent(),
                methods,
                Optional.empty());
    }

    private SessionId newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
