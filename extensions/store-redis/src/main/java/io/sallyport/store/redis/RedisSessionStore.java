package io.sallyport.store.redis;

import io.sallyport.model.Generation;
import io.sallyport.model.Revocation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredSession;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions in Redis, those of one issuer. Each call is one script, which nothing comes between. A session vanishes by
 * itself an hour after its absolute expiry.
 */
final class RedisSessionStore implements SessionStore {
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofHours(1);
    /** Longer than any session lives: whoever read a cut that is gone since can add no session that still counts. */
    private static final Duration CUT_KEPT = Duration.ofDays(400);
    /** So few fit into what any system sends without waiting for the server: no time-out holds for a write. */
    private static final int ACKNOWLEDGED_AT_ONCE = 100;

    private static final String NO_SESSION = "";
    private static final Comparator<SessionRow> NEWEST_FIRST = Comparator.comparing(SessionRow::createdAt)
            .reversed()
            .thenComparing(row -> row.id().value());

    private final Redis redis;
    private final Names names;

    RedisSessionStore(Redis redis, Names names) {
        this.redis = redis;
        this.names = names;
    }

    @Override
    public boolean insert(SessionRow session, SubjectCut cut) {
        List<String> arguments = new ArrayList<>(List.of(
                Long.toString(cut.count()),
                SessionFields.millis(session.absoluteExpiresAt().plus(KEPT_AFTER_EXPIRY)),
                session.id().value()));
        arguments.addAll(SessionFields.of(session));
        List<String> keys =
                List.of(names.of(session.id()), names.sessionsOf(session.subject()), names.cutOf(session.subject()));
        String outcome = redis.run("add a session", Script.INSERT_SESSION, keys, arguments, Reply::text);
        if (outcome.equals("taken")) {
            throw new StoreUnavailableException(
                    "the session " + session.id().value() + " is there already: it was not inserted again");
        }
        return outcome.equals("stored");
    }

    @Override
    public Optional<StoredSession> find(SessionId session) {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(KEPT_AFTER_EXPIRY.toMillis())));
        arguments.addAll(SessionFields.NAMES);
        return redis.run(
                "find a session",
                Script.FIND_SESSION,
                List.of(names.of(session)),
                arguments,
                reply -> found(reply.items()));
    }

    private static Optional<StoredSession> found(List<Reply> answer) {
        List<Reply> values = answer.get(1).items();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new StoredSession(SessionFields.read(values), SessionFields.instant(answer.get(0))));
    }

    @Override
    public boolean rotate(SessionId session, Generation expected, Instant rotatedAt, Instant idleExpiresAt) {
        return redis.run(
                "rotate a session",
                Script.ROTATE,
                List.of(names.of(session)),
                List.of(
                        SessionFields.number(expected),
                        Long.toUnsignedString(expected.number() + 1),
                        SessionFields.millis(rotatedAt),
                        SessionFields.millis(idleExpiresAt)),
                reply -> reply.number() == 1);
    }

    @Override
    public boolean reissue(SessionId session, Generation generation, Instant at) {
        return redis.run(
                "note that a generation was issued again",
                Script.REISSUE,
                List.of(names.of(session)),
                List.of(SessionFields.number(generation), SessionFields.millis(at)),
                reply -> reply.number() == 1);
    }

    @Override
    public void acknowledge(SessionId session, Generation received) {
        acknowledgeAll(Map.of(session, received));
    }

    @Override
    public void acknowledgeAll(Map<SessionId, Generation> received) {
        List<Map.Entry<SessionId, Generation>> entries = List.copyOf(received.entrySet());
        for (int first = 0; first < entries.size(); first += ACKNOWLEDGED_AT_ONCE) {
            acknowledge(entries.subList(first, Math.min(entries.size(), first + ACKNOWLEDGED_AT_ONCE)));
        }
    }

    private void acknowledge(List<Map.Entry<SessionId, Generation>> received) {
        redis.run(
                "acknowledge generations",
                Script.ACKNOWLEDGE,
                received.stream().map(entry -> names.of(entry.getKey())).toList(),
                received.stream()
                        .map(entry -> SessionFields.number(entry.getValue()))
                        .toList(),
                Reply::number);
    }

    @Override
    public SubjectCut cutOf(Subject subject) {
        return redis.run(
                "read a subject's cut",
                Script.READ_CUT,
                List.of(names.cutOf(subject)),
                List.of(),
                reply -> new SubjectCut(
                        Long.parseLong(reply.items().get(1).text()),
                        SessionFields.instant(reply.items().get(0))));
    }

    @Override
    public List<SessionRow> sessionsOf(Subject subject) {
        List<String> arguments = new ArrayList<>(List.of(names.sessions()));
        arguments.addAll(SessionFields.NAMES);
        return redis.run(
                "list the sessions of a subject",
                Script.LIST_SESSIONS,
                List.of(names.sessionsOf(subject)),
                arguments,
                reply -> living(reply.items()));
    }

    private static List<SessionRow> living(List<Reply> answer) {
        Instant now = SessionFields.instant(answer.get(0));
        return answer.get(1).items().stream()
                .map(row -> SessionFields.read(row.items()))
                .filter(row -> row.revocation().isEmpty() && now.isBefore(row.expiresAt()))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public void revoke(SessionId session, Revocation revocation) {
        redis.run(
                "revoke a session",
                Script.REVOKE,
                List.of(names.of(session)),
                List.of(
                        SessionFields.millis(revocation.at()),
                        revocation.reason().name()),
                Reply::number);
    }

    @Override
    public List<SessionId> revokeAll(Subject subject, Optional<SessionId> kept, Revocation revocation) {
        return redis.run(
                "revoke the sessions of a subject",
                Script.REVOKE_ALL,
                List.of(names.sessionsOf(subject), names.cutOf(subject)),
                List.of(
                        SessionFields.millis(revocation.at()),
                        revocation.reason().name(),
                        kept.map(SessionId::value).orElse(NO_SESSION),
                        names.sessions(),
                        Long.toString(CUT_KEPT.toMillis())),
                reply -> reply.items().stream()
                        .map(id -> new SessionId(id.text()))
                        .toList());
    }
}
