package io.sallyport.docs.example;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Sessions in two maps of the host's, which may be a cluster's: all they need is an atomic putIfAbsent and replace. */
final class MapSessionStore implements SessionStore {
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofHours(1);

    private final ConcurrentMap<Subject, SubjectEntry> entries;
    private final ConcurrentMap<SessionId, Subject> owners;
    private final Clock clock;

    MapSessionStore(
            ConcurrentMap<Subject, SubjectEntry> entries, ConcurrentMap<SessionId, Subject> owners, Clock clock) {
        this.entries = entries;
        this.owners = owners;
        this.clock = clock;
    }

    @Override
    public boolean insert(SessionRow session, SubjectCut cut) {
        if (owners.putIfAbsent(session.id(), session.subject()) != null) {
            throw new StoreUnavailableException("the session " + session.id().value() + " is there already");
        }
        Subject subject = session.subject();
        for (SubjectEntry before = entryOf(subject); before.cuts() == cut.count(); before = entryOf(subject)) {
            if (replace(subject, before, tidied(before).with(session))) {
                return true;
            }
        }
        owners.remove(session.id());
        return false;
    }

    @Override
    public Optional<StoredSession> find(SessionId session) {
        Instant now = clock.instant();
        return row(session).filter(row -> !isForgettable(row, now)).map(row -> new StoredSession(row, now));
    }

    @Override
    public boolean rotate(SessionId session, Generation expected, Instant rotatedAt, Instant idleExpiresAt) {
        return change(
                session,
                row -> row.generation().equals(expected) && row.revocation().isEmpty(),
                row -> row.rotatedTo(expected.next(), rotatedAt, idleExpiresAt));
    }

    @Override
    public boolean reissue(SessionId session, Generation generation, Instant at) {
        return change(
                session,
                row -> row.generation().equals(generation) && row.revocation().isEmpty(),
                row -> row.reissuedAt(at));
    }

    @Override
    public void acknowledge(SessionId session, Generation received) {
        change(session, any -> true, row -> row.acknowledgedUpTo(received));
    }

    @Override
    public void revoke(SessionId session, Revocation revocation) {
        change(session, any -> true, row -> row.revoked(revocation));
    }

    @Override
    public SubjectCut cutOf(Subject subject) {
        return new SubjectCut(entryOf(subject).cuts(), clock.instant());
    }

    @Override
    public List<SessionRow> sessionsOf(Subject subject) {
        Instant now = clock.instant();
        return entryOf(subject).rows().values().stream()
                .filter(row -> row.revocation().isEmpty() && now.isBefore(row.expiresAt()))
                .sorted(Comparator.comparing(SessionRow::createdAt).reversed())
                .toList();
    }

    @Override
    public List<SessionId> revokeAll(Subject subject, Optional<SessionId> kept, Revocation revocation) {
        while (true) {
            SubjectEntry before = entryOf(subject);
            List<SessionRow> ended = others(before, kept).toList();
            SubjectEntry after = before.afterACut();
            for (SessionRow row : ended) {
                after = after.with(row.revoked(revocation));
            }
            if (replace(subject, before, after)) {
                Instant now = clock.instant();
                return ended.stream()
                        .filter(row -> now.isBefore(row.absoluteExpiresAt()))
                        .map(SessionRow::id)
                        .toList();
            }
        }
    }

    private static Stream<SessionRow> others(SubjectEntry entry, Optional<SessionId> kept) {
        return entry.rows().values().stream().filter(row -> !kept.equals(Optional.of(row.id())));
    }

    /** Changes a session if it stands as it must, and tries again where somebody came between reading and writing. */
    private boolean change(SessionId session, Predicate<SessionRow> mayChange, UnaryOperator<SessionRow> change) {
        for (Optional<SessionRow> row = row(session); row.filter(mayChange).isPresent(); row = row(session)) {
            SubjectEntry before = entryOf(row.get().subject());
            boolean isSameRow = row.get().equals(before.rows().get(session));
            if (isSameRow && replace(row.get().subject(), before, before.with(change.apply(row.get())))) {
                return true;
            }
        }
        return false;
    }

    private Optional<SessionRow> row(SessionId session) {
        return Optional.ofNullable(owners.get(session))
                .map(owner -> entryOf(owner).rows().get(session));
    }

    private SubjectEntry entryOf(Subject subject) {
        return entries.getOrDefault(subject, SubjectEntry.NEW);
    }

    private boolean replace(Subject subject, SubjectEntry before, SubjectEntry after) {
        entries.putIfAbsent(subject, SubjectEntry.NEW);
        return entries.replace(subject, before, after);
    }

    /** Whoever signs in clears away what is past its time. */
    private SubjectEntry tidied(SubjectEntry entry) {
        Instant now = clock.instant();
        SubjectEntry kept = entry.without(row -> isForgettable(row, now));
        entry.rows().keySet().stream()
                .filter(id -> !kept.rows().containsKey(id))
                .forEach(owners::remove);
        return kept;
    }

    private static boolean isForgettable(SessionRow row, Instant now) {
        return !now.isBefore(row.absoluteExpiresAt().plus(KEPT_AFTER_EXPIRY));
    }
}
