package io.sallyport.session;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import io.sallyport.config.SallyportConfig;
import io.sallyport.model.Denial;
import io.sallyport.model.Revocation;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.Subject;
import io.sallyport.spi.SessionDirectory;
import io.sallyport.token.ClaimRules;
import io.sallyport.token.VerifiedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Ends sessions, so that they can neither be refreshed nor used: the row is revoked and the access tokens are denied.
 * Every call can be repeated after a failure. Safe for use by many threads.
 */
public final class SessionRevoker {
    /** No access token lives longer, whatever the setting says on this node or another. */
    private static final Duration DENIED_FOR = ClaimRules.LONGEST_LIFETIME.plusMinutes(1);

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final String issuer;
    private final SessionDirectory directory;
    private final DenyListFollower denyList;
    private final AuditListener audit;
    private final Clock clock;

    /** Takes the sessions and the deny-list. */
    public SessionRevoker(
            SallyportConfig config,
            SessionDirectory directory,
            DenyListFollower denyList,
            AuditListener audit,
            Clock clock) {
        this.issuer = config.issuer();
        this.directory = directory;
        this.denyList = denyList;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends one session. Denied before it is revoked: a call that fails half-way leaves a row that the next call finds
     * and ends again.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if it is not known whether it was written
     */
    public void revoke(SessionId session, RevocationReason reason) {
        Instant now = now();
        deny(session, now);
        directory.revoke(session, new Revocation(now, reason));
        audit.onEvent(new AuditEvent.SessionRevoked(now, session, reason));
    }

    /**
     * Ends all sessions of a subject but {@code kept}, those of sign-ins still under way too.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if it is not known whether it was written
     */
    public void revokeAll(Subject subject, Optional<SessionId> kept, RevocationReason reason) {
        Instant now = now();
        List<SessionId> ended = directory.revokeAll(subject, kept, new Revocation(now, reason));
        ended.forEach(session -> deny(session, now));
        audit.onEvent(new AuditEvent.SubjectRevoked(now, subject, kept, ended.size(), reason));
    }

    /**
     * Denies one token of a trusted issuer, whose sessions are not ours to end, for as long as it could be accepted. A
     * token without a name cannot be denied.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if it is not known whether it was written
     */
    public void deny(VerifiedToken token) {
        token.id()
                .ifPresent(id -> denyList.deny(
                        new Denial.OfToken(token.issuer(), id, token.expiresAt().plus(MARGIN))));
    }

    /**
     * The sessions of a subject that go on, newest first.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if the answer is not known
     */
    public List<SessionRow> sessionsOf(Subject subject) {
        return directory.sessionsOf(subject);
    }

    private void deny(SessionId session, Instant now) {
        denyList.deny(new Denial.OfSession(issuer, session, now.plus(DENIED_FOR)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
