package io.sallyport.testkit;

import io.sallyport.model.Generation;
import io.sallyport.model.Revocation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The plainest session store that can be right: one list, walked from end to end. */
final class SessionModel {
    private final List<SessionRow> rows = new ArrayList<>();
    private final List<Subject> cuts = new ArrayList<>();

    long cutOf(Subject subject) {
        return cuts.stream().filter(subject::equals).count();
    }

    boolean insert(SessionRow session, long cut) {
        return cut == cutOf(session.subject()) && rows.add(session);
    }

    Optional<SessionRow> find(SessionId session, Instant now) {
        return rows.stream()
                .filter(row -> row.id().equals(session))
                .filter(row -> now.isBefore(row.absoluteExpiresAt().plus(Duration.ofHours(1))))
                .findFirst();
    }

    boolean rotate(SessionId session, Generation expected, Instant at, Instant idleExpiresAt) {
        Optional<SessionRow> before = rows.stream()
                .filter(row -> row.id().equals(session) && row.generation().equals(expected))
                .filter(row -> row.revocation().isEmpty())
                .findFirst();
        before.ifPresent(row -> replace(row, row.rotatedTo(expected.next(), at, idleExpiresAt)));
        return before.isPresent();
    }

    void acknowledge(SessionId session, Generation received) {
        rows.replaceAll(row -> row.id().equals(session) ? row.acknowledgedUpTo(received) : row);
    }

    void revoke(SessionId session, Revocation revocation) {
        rows.replaceAll(row -> row.id().equals(session) ? row.revoked(revocation) : row);
    }

    List<SessionId> revokeAll(Subject subject, Optional<SessionId> kept, Revocation revocation, Instant now) {
        cuts.add(subject);
        List<SessionRow> ended = rowsOf(subject)
                .filter(row -> kept.isEmpty() || !kept.get().equals(row.id()))
                .toList();
        ended.forEach(row -> revoke(row.id(), revocation));
        return ended.stream()
                .filter(row -> now.isBefore(row.absoluteExpiresAt()))
                .map(SessionRow::id)
                .toList();
    }

    List<SessionRow> sessionsOf(Subject subject, Instant now) {
        return rowsOf(subject)
                .filter(row -> row.revocation().isEmpty() && now.isBefore(row.expiresAt()))
                .sorted(Comparator.comparing(SessionRow::createdAt).reversed())
                .toList();
    }

    private Stream<SessionRow> rowsOf(Subject subject) {
        return rows.stream().filter(row -> row.subject().equals(subject));
    }

    private void replace(SessionRow before, SessionRow after) {
        rows.set(rows.indexOf(before), after);
    }
}
