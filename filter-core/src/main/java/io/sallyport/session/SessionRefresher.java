package io.sallyport.session;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import io.sallyport.config.RefreshTokenConfig;
import io.sallyport.config.SallyportConfig;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.fingerprint.Fingerprint;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.model.Generation;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredSession;
import io.sallyport.model.UserAccount;
import io.sallyport.session.SessionOutcome.Refused;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.spi.UserStore;
import io.sallyport.token.AccessTokenIssuer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Refreshes sessions. Correctness is carried by one compare-and-set on session and generation: the successor of a
 * generation is always the same, so a second tab, a lost answer or a restored window gets it again, and whoever falls
 * out of step after it was acknowledged is a thief or has met one (RFC 9700 §4.14.2). Safe for use by many threads and
 * nodes.
 */
public final class SessionRefresher {
    private static final int ATTEMPTS = 5;

    private final SessionStore store;
    private final UserStore users;
    private final AccessTokenIssuer accessTokens;
    private final RefreshTokens refreshTokens;
    private final Acknowledgements acknowledgements;
    private final SessionRevoker revoker;
    private final RefreshTokenConfig config;
    private final AuditListener audit;
    private final Clock clock;

    /** Takes the stores, the issuer of access tokens, the ring, and who ends sessions. */
    public SessionRefresher(
            SallyportConfig config,
            SessionStore store,
            UserStore users,
            AccessTokenIssuer accessTokens,
            LiveKeyRing keys,
            Acknowledgements acknowledgements,
            SessionRevoker revoker,
            AuditListener audit,
            Clock clock) {
        this.store = store;
        this.users = users;
        this.accessTokens = accessTokens;
        this.refreshTokens = new RefreshTokens(config, keys);
        this.acknowledgements = acknowledgements;
        this.revoker = revoker;
        this.config = config.refreshToken();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Refreshes a session. The order is part of the contract: form and MAC, row, fingerprint, revoked or expired, user,
     * generation. A missing or wrong fingerprint neither rotates nor revokes.
     *
     * @throws StoreUnavailableException if a store cannot answer; nothing is known to have changed then
     */
    public SessionOutcome refresh(RefreshRequest request) {
        String text = request.refreshToken().secret();
        Optional<RefreshTokens.Named> named = refreshTokens.open(text);
        if (named.isEmpty()) {
            return refused(request, Optional.empty(), unopened(text));
        }
        SessionId session = named.get().session();
        if (!request.expected().orElse(session).equals(session)) {
            return refused(request, Optional.of(session), new Refused(RefusalCode.SESSION_SUPERSEDED));
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<SessionOutcome> outcome =
                    attempt(request, session, named.get().generation());
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new StoreUnavailableException("session was rotated by others " + ATTEMPTS + " times while it was read");
    }

    private Refused unopened(String text) {
        return refreshTokens.namesUnknownKey(text)
                ? new Refused(RefusalReason.KEY_UNKNOWN)
                : new Refused(RefusalCode.SESSION_MISSING);
    }

    /** Empty where another request rotated the session between our read and our write: read again. */
    private Optional<SessionOutcome> attempt(RefreshRequest request, SessionId id, Generation presented) {
        Optional<StoredSession> stored = store.find(id);
        Optional<Refused> refusal = stored.isEmpty()
                ? Optional.of(new Refused(RefusalReason.FORGOTTEN))
                : fingerprintRefusal(request, stored.get().row()).or(() -> rowRefusal(stored.get(), presented));
        if (refusal.isPresent()) {
            return Optional.of(refused(request, Optional.of(id), refusal.get()));
        }
        SessionRow row = stored.orElseThrow().row();
        Optional<UserAccount> user = userOf(row);
        if (user.filter(UserAccount::enabled).isEmpty()) {
            endForUser(row, user.isPresent());
            return Optional.of(refused(request, Optional.of(id), new Refused(RefusalReason.USER_DISABLED)));
        }
        return byGeneration(new Attempt(request, row, stored.get().asOf(), presented, user.get()));
    }

    /** What one attempt has found out before it looks at the generation. */
    private record Attempt(
            RefreshRequest request, SessionRow row, Instant asOf, Generation presented, UserAccount user) {
        Duration age() {
            return Duration.between(row.rotatedAt(), asOf);
        }
    }

    private static Optional<Refused> fingerprintRefusal(RefreshRequest request, SessionRow row) {
        return request.fingerprint()
                .fold(
                        () -> Optional.of(RefusalCode.FINGERPRINT_MISSING),
                        value -> matches(value, row)
                                ? Optional.<RefusalCode>empty()
                                : Optional.of(RefusalCode.FINGERPRINT_MISMATCH),
                        () -> Optional.of(RefusalCode.REQUEST_MALFORMED))
                .map(Refused::new);
    }

    private static boolean matches(String cookie, SessionRow row) {
        return Fingerprint.parse(cookie)
                .filter(fingerprint -> fingerprint.matches(row.fingerprintHash()))
                .isPresent();
    }

    private static Optional<Refused> rowRefusal(StoredSession stored, Generation presented) {
        return stored.row()
                .revocation()
                .map(ended -> RefusalReason.of(ended.reason()))
                .or(() -> expiry(stored, presented))
                .map(Refused::new);
    }

    /** A generation that the row has not reached means that the store lost writes: the session cannot go on. */
    private static Optional<RefusalReason> expiry(StoredSession stored, Generation presented) {
        SessionRow row = stored.row();
        if (!stored.asOf().isBefore(row.expiresAt())) {
            boolean ranIdle = row.idleExpiresAt().isBefore(row.absoluteExpiresAt());
            return Optional.of(ranIdle ? RefusalReason.IDLE : RefusalReason.ABSOLUTE);
        }
        boolean lost = presented.compareTo(row.generation()) > 0;
        return lost ? Optional.of(RefusalReason.ROLLED_BACK) : Optional.empty();
    }

    private Optional<UserAccount> userOf(SessionRow row) {
        return users.findByUsername(row.username())
                .filter(user -> user.subject().equals(row.subject()));
    }

    /**
     * A disabled user's other sessions end too. Where there is no such user, only this one does: who was given another
     * name has sessions under the new one. This session is revoked last, so that a call which fails half-way leaves a row
     * by which the next refresh comes here again.
     */
    private void endForUser(SessionRow row, boolean isDisabled) {
        if (isDisabled) {
            revoker.revokeAll(row.subject(), Optional.of(row.id()), RevocationReason.USER_DISABLED);
        }
        revoker.revoke(row.id(), RevocationReason.USER_DISABLED);
    }

    private Optional<SessionOutcome> byGeneration(Attempt attempt) {
        boolean withinGrace = attempt.age().compareTo(config.grace()) <= 0;
        if (attempt.presented().equals(attempt.row().generation())) {
            acknowledgements.received(attempt.row().id(), attempt.presented());
            return withinGrace ? Optional.of(replay(attempt)) : rotate(attempt);
        }
        boolean isPredecessor = attempt.presented().precedes(attempt.row().generation());
        if (isPredecessor && withinGrace) {
            return Optional.of(replay(attempt));
        }
        if (isPredecessor && !isAcknowledged(attempt.row())) {
            return reissue(attempt);
        }
        return Optional.of(reuse(attempt, isPredecessor ? RefusalReason.LATE_REPLAY : RefusalReason.STALE_LINEAGE));
    }

    private boolean isAcknowledged(SessionRow row) {
        return row.acknowledgedUpTo(acknowledgements.highest(row.id()))
                        .acknowledged()
                        .compareTo(row.generation())
                >= 0;
    }

    private Optional<SessionOutcome> rotate(Attempt attempt) {
        SessionRow row = attempt.row();
        Instant idleExpiresAt = attempt.asOf().plus(config.idleLifetime());
        if (!store.rotate(row.id(), row.generation(), attempt.asOf(), idleExpiresAt)) {
            return Optional.empty();
        }
        SessionRow next = row.rotatedTo(row.generation().next(), attempt.asOf(), idleExpiresAt);
        audit.onEvent(new AuditEvent.SessionRotated(
                clock.instant(), row.id(), next.generation(), attempt.request().client()));
        return Optional.of(issued(next, attempt));
    }

    /**
     * Opens the grace window again: of a browser's tabs that come back at once, the first to be answered goes on while
     * the others' requests are still on their way.
     */
    private Optional<SessionOutcome> reissue(Attempt attempt) {
        boolean isStill = store.reissue(attempt.row().id(), attempt.row().generation(), attempt.asOf());
        return isStill ? Optional.of(replay(attempt)) : Optional.empty();
    }

    private SessionOutcome replay(Attempt attempt) {
        audit.onEvent(new AuditEvent.RefreshReplayed(
                clock.instant(),
                attempt.row().id(),
                attempt.presented(),
                attempt.row().generation(),
                attempt.request().client()));
        return issued(attempt.row(), attempt);
    }

    private SessionOutcome reuse(Attempt attempt, RefusalReason reason) {
        SessionRow row = attempt.row();
        revoker.revoke(row.id(), RevocationReason.REFRESH_REUSED);
        audit.onEvent(new AuditEvent.RefreshTokenReused(
                clock.instant(),
                attempt.request().requestId(),
                row.id(),
                attempt.presented(),
                row.generation(),
                reason,
                attempt.request().client()));
        return new Refused(reason);
    }

    private SessionOutcome issued(SessionRow row, Attempt attempt) {
        return new SessionOutcome.Issued(new IssuedTokens(
                row,
                accessTokens.issue(row, attempt.user().roles()),
                refreshTokens.of(row.id(), row.generation()),
                presentedFingerprint(attempt.request().fingerprint()),
                attempt.asOf()));
    }

    private static Fingerprint presentedFingerprint(CookieLookup cookie) {
        return cookie.fold(Optional::<String>empty, Optional::of, Optional::<String>empty)
                .flatMap(Fingerprint::parse)
                .orElseThrow();
    }

    private SessionOutcome refused(RefreshRequest request, Optional<SessionId> session, Refused refused) {
        audit.onEvent(new AuditEvent.RefreshRefused(
                clock.instant(), request.requestId(), refused.code(), refused.reason(), session, request.client()));
        return refused;
    }
}
