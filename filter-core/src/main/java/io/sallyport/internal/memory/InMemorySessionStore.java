package io.sallyport.internal.memory;

import io.sallyport.model.Generation;
import io.sallyport.model.Revocation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredSession;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Sessions in memory. One lock serves all: it is held for a few map operations, and taken at sign-in, refresh and
 * logout only, never for an ordinary request.
 */
public final class InMemorySessionStore implements SessionStore {
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofHours(1);
    private static final Comparator<SessionRow> NEWEST_FIRST = Comparator.comparing(SessionRow::createdAt)
            .reversed()
            .thenComparing(row -> row.id().value());

    private final Clock clock;
    private final Map<SessionId, SessionRow> rows = new HashMap<>();
    private final Map<Subject, Set<SessionId>> idsBySubject = new HashMap<>();
    private final Map<Subject, Long> cuts = new HashMap<>();
    private final ExpiryQueue<SessionId> expiries = new ExpiryQueue<>();

    /** Makes an empty store that tells the time by {@code clock}. */
    public InMemorySessionStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean insert(SessionRow session, SubjectCut cut) {
        expiries.dropForgettable(clock.instant(), this::drop);
        if (countOf(session.subject()) != cut.count()) {
            return false;
        }
        if (rows.putIfAbsent(session.id(), session) != null) {
            throw new StoreUnavailableException(
                    "the session " + session.id().value() + " is there already: it was not inserted again");
        }
        idsOf(session.subject()).add(session.id());
        expiries.add(session.id(), session.absoluteExpiresAt().plus(KEPT_AFTER_EXPIRY));
        return true;
    }

    @Override
    public synchronized Optional<StoredSession> find(SessionId session) {
        Instant now = clock.instant();
        return Optional.ofNullable(rows.get(session))
                .filter(row -> now.isBefore(row.absoluteExpiresAt().plus(KEPT_AFTER_EXPIRY)))
                .map(row -> new StoredSession(row, now));
    }

    @Override
    public synchronized boolean rotate(
            SessionId session, Generation expected, Instant rotatedAt, Instant idleExpiresAt) {
        return changeAt(session, expected, row -> row.rotatedTo(expected.next(), rotatedAt, idleExpiresAt));
    }

    @Override
    public synchronized boolean reissue(SessionId session, Generation generation, Instant at) {
        return changeAt(session, generation, row -> row.reissuedAt(at));
    }

    private boolean changeAt(SessionId session, Generation expected, UnaryOperator<SessionRow> change) {
        SessionRow row = rows.get(session);
        if (row != null && row.generation().equals(expected) && row.revocation().isEmpty()) {
            rows.put(session, change.apply(row));
            return true;
        }
        return false;
    }

    @Override
    public synchronized void acknowledge(SessionId session, Generation received) {
        change(session, row -> row.acknowledgedUpTo(received));
    }

    @Override
    public synchronized SubjectCut cutOf(Subject subject) {
        return new SubjectCut(countOf(subject), clock.instant());
    }

    @Override
    public synchronized List<SessionRow> sessionsOf(Subject subject) {
        Instant now = clock.instant();
        return rowsOf(subject)
                .filter(row -> row.revocation().isEmpty() && now.isBefore(row.expiresAt()))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public synchronized void revoke(SessionId session, Revocation revocation) {
        change(session, row -> row.revoked(revocation));
    }

    @Override
    public synchronized List<SessionId> revokeAll(Subject subject, Optional<SessionId> kept, Revocation revocation) {
        Instant now = clock.instant();
        cuts.merge(subject, 1L, Long::sum);
        List<SessionRow> ended = rowsOf(subject)
                .filter(row -> !kept.equals(Optional.of(row.id())))
                .toList();
        ended.forEach(row -> rows.put(row.id(), row.revoked(revocation)));
        return ended.stream()
                .filter(row -> now.isBefore(row.absoluteExpiresAt()))
                .map(SessionRow::id)
                .toList();
    }

    private void change(SessionId session, UnaryOperator<SessionRow> change) {
        rows.computeIfPresent(session, (id, row) -> change.apply(row));
    }

    private long countOf(Subject subject) {
        return cuts.getOrDefault(subject, 0L);
    }

    private Set<SessionId> idsOf(Subject subject) {
        return idsBySubject.computeIfAbsent(subject, unknown -> new LinkedHashSet<>());
    }

    private Stream<SessionRow> rowsOf(Subject subject) {
        return idsBySubject.getOrDefault(subject, Set.of()).stream().flatMap(id -> Stream.ofNullable(rows.get(id)));
    }

    private void drop(SessionId session) {
        SessionRow row = rows.remove(session);
        if (row != null) {
            Set<SessionId> ids = idsOf(row.subject());
            ids.remove(session);
            if (ids.isEmpty()) {
                idsBySubject.remove(row.subject());
            }
        }
    }
}
