package io.sallyport.session;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import io.sallyport.config.SallyportConfig;
import io.sallyport.model.Denial;
import io.sallyport.model.Requester;
import io.sallyport.model.Revocation;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredSession;
import io.sallyport.model.Subject;
import io.sallyport.spi.SessionStore;
import io.sallyport.token.ClaimRules;
import io.sallyport.token.VerifiedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lists and ends sessions. One that was ended can neither be refreshed nor used: its row is revoked and its access tokens
 * are denied, on this node at once and on others when they next read the deny-list. Every call can be repeated after a
 * failure. Safe for use by many threads.
 *
 * <p>An application that has just disabled a user says so, and need not wait until a refresh finds out:
 *
 * <pre>{@code
 * sallyport.sessions().revokeAll(
 *         new Subject(user.id()), Optional.empty(), RevocationReason.USER_DISABLED, Requester.named("staff import"));
 * }</pre>
 */
public final class SessionRevoker {
    /** No access token lives longer, whatever the setting says on this node or another. */
    private static final Duration DENIED_FOR = ClaimRules.LONGEST_LIFETIME.plusMinutes(1);

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final String issuer;
    private final SessionStore store;
    private final DenyListFollower denyList;
    private final AuditListener audit;
    private final Clock clock;

    /** Takes the sessions and the deny-list. */
    public SessionRevoker(
            SallyportConfig config, SessionStore store, DenyListFollower denyList, AuditListener audit, Clock clock) {
        this.issuer = config.issuer();
        this.store = store;
        this.denyList = denyList;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends one session, for its own user or for what a refresh found out. Denied before it is revoked: a call that fails
     * half-way leaves a row that the next call finds and ends again.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if it is not known whether it was written
     */
    public void revoke(SessionId session, RevocationReason reason) {
        Instant now = now();
        deny(session, now);
        store.revoke(session, new Revocation(now, reason));
        audit.onEvent(new AuditEvent.SessionRevoked(now, session, reason, usual(reason)));
    }

    /**
     * Ends one session because somebody asks. One that was ended earlier keeps its reason and is denied again. Denied
     * after it is revoked: if it is the requester's own, a call that fails half-way can be repeated.
     *
     * @return false if there is no such session, or its lifetime was over more than an hour ago
     * @throws io.sallyport.spi.StoreUnavailableException if it is not known whether it was written
     */
    public boolean revoke(SessionId session, RevocationReason reason, Requester by) {
        if (find(session).isEmpty()) {
            return false;
        }
        Instant now = now();
        store.revoke(session, new Revocation(now, reason));
        deny(session, now);
        audit.onEvent(new AuditEvent.SessionRevoked(now, session, reason, by.name()));
        return true;
    }

    /**
     * Ends all sessions of a subject but {@code kept}, those of sign-ins still under way too.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if it is not known whether it was written
     */
    public void revokeAll(Subject subject, Optional<SessionId> kept, RevocationReason reason) {
        revokeAll(subject, kept, reason, Requester.named(usual(reason)));
    }

    /**
     * Ends all sessions of a subject but {@code kept}, those of sign-ins still under way too, because somebody asks. The
     * requester's own is denied last, so that a call which fails half-way can be repeated.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if it is not known whether it was written
     */
    public void revokeAll(Subject subject, Optional<SessionId> kept, RevocationReason reason, Requester by) {
        Instant now = now();
        List<SessionId> ended = store.revokeAll(subject, kept, new Revocation(now, reason));
        ended.stream()
                .sorted(Comparator.comparing(session -> by.session().equals(Optional.of(session))))
                .forEach(session -> deny(session, now));
        audit.onEvent(new AuditEvent.SubjectRevoked(now, subject, kept, ended.size(), reason, by.name()));
    }

    /** Whose doing it is where nobody is named. */
    private static String usual(RevocationReason reason) {
        return switch (reason) {
            case LOGOUT, LOGOUT_ALL, ENDED_BY_USER, PASSWORD_CHANGED -> "user";
            case REFRESH_REUSED, USER_DISABLED -> "refresh";
            case ADMINISTRATOR -> "application";
        };
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
        return store.sessionsOf(subject);
    }

    /**
     * Finds a session, one that is over too.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if the answer is not known
     */
    public Optional<SessionRow> find(SessionId session) {
        return store.find(session).map(StoredSession::row);
    }

    private void deny(SessionId session, Instant now) {
        denyList.deny(new Denial.OfSession(issuer, session, now.plus(DENIED_FOR)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
