package io.sallyport.store.jdbc;

import io.sallyport.model.Generation;
import io.sallyport.model.Revocation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredSession;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.SessionStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions in a database, those of one issuer: applications that share tables and not their users never meet. Sign-in
 * and forced logout of one subject wait for each other at the subject's row; a refresh waits for nobody.
 */
final class JdbcSessionStore implements SessionStore {
    /** No session has an empty name. */
    private static final Parameter NO_SESSION = Parameter.text("");

    /** Refreshes of these sessions wait while the batch is written. */
    private static final int LARGEST_BATCH = 500;

    private final Tables tables;
    private final StoreTime time;
    private final Parameter issuer;
    private final Housekeeping housekeeping;

    JdbcSessionStore(Tables tables, StoreTime time, String issuer, Housekeeping housekeeping) {
        this.tables = tables;
        this.time = time;
        this.issuer = Parameter.text(issuer);
        this.housekeeping = housekeeping;
    }

    @Override
    public boolean insert(SessionRow session, SubjectCut cut) {
        boolean inserted = tables.inTransaction(
                "add a session",
                connection -> lockedCut(connection, session.subject()) == cut.count()
                        && connection.update(Sql.INSERT_SESSION, SessionColumns.parameters(session, issuer)) == 1);
        housekeeping.forgetSometimes();
        return inserted;
    }

    @Override
    public Optional<StoredSession> find(SessionId session) {
        return tables.run(
                "find a session",
                connection -> connection.first(
                        Sql.FIND_SESSION,
                        row -> new StoredSession(
                                SessionColumns.read(row), SessionColumns.instant(row, SessionColumns.AFTER)),
                        time.now(),
                        named(session),
                        issuer,
                        time.now()));
    }

    @Override
    public boolean rotate(SessionId session, Generation expected, Instant rotatedAt, Instant idleExpiresAt) {
        return tables.run(
                "rotate a session",
                connection -> connection.update(
                                Sql.ROTATE,
                                Parameter.instant(rotatedAt),
                                Parameter.instant(rotatedAt),
                                Parameter.instant(idleExpiresAt),
                                named(session),
                                Parameter.number(expected.number()),
                                issuer)
                        == 1);
    }

    @Override
    public boolean reissue(SessionId session, Generation generation, Instant at) {
        return tables.run(
                "note that a generation was issued again",
                connection -> connection.update(
                                Sql.REISSUE,
                                Parameter.instant(at),
                                named(session),
                                Parameter.number(generation.number()),
                                issuer)
                        == 1);
    }

    @Override
    public void acknowledge(SessionId session, Generation received) {
        Parameter number = Parameter.number(received.number());
        tables.run(
                "acknowledge a generation",
                connection -> connection.update(Sql.ACKNOWLEDGE, number, named(session), number, issuer));
    }

    /** One transaction for many rows. They are locked in one order everywhere, so that two nodes do not block each other. */
    @Override
    public void acknowledgeAll(Map<SessionId, Generation> received) {
        List<List<Parameter>> rows = received.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().value()))
                .map(entry -> acknowledgement(entry.getKey(), entry.getValue()))
                .toList();
        for (int start = 0; start < rows.size(); start += LARGEST_BATCH) {
            List<List<Parameter>> batch = rows.subList(start, Math.min(rows.size(), start + LARGEST_BATCH));
            tables.inTransaction("acknowledge generations", connection -> {
                connection.updateAll(Sql.ACKNOWLEDGE, batch);
                return batch.size();
            });
        }
    }

    private List<Parameter> acknowledgement(SessionId session, Generation received) {
        Parameter number = Parameter.number(received.number());
        return List.of(number, named(session), number, issuer);
    }

    @Override
    public SubjectCut cutOf(Subject subject) {
        return tables.run(
                "read a subject's cut",
                connection -> connection
                        .first(
                                Sql.READ_CUT,
                                row -> new SubjectCut(row.getLong(1), SessionColumns.instant(row, 2)),
                                issuer,
                                named(subject),
                                time.now())
                        .orElseThrow());
    }

    @Override
    public List<SessionRow> sessionsOf(Subject subject) {
        return tables.run(
                "list the sessions of a subject",
                connection ->
                        connection.rows(Sql.LIST_SESSIONS, SessionColumns::read, issuer, named(subject), time.now()));
    }

    @Override
    public void revoke(SessionId session, Revocation revocation) {
        tables.run(
                "revoke a session",
                connection ->
                        connection.update(Sql.REVOKE, at(revocation), reason(revocation), named(session), issuer));
    }

    @Override
    public List<SessionId> revokeAll(Subject subject, Optional<SessionId> kept, Revocation revocation) {
        Parameter exempt = kept.map(JdbcSessionStore::named).orElse(NO_SESSION);
        return tables.inTransaction("revoke the sessions of a subject", connection -> {
            moveCut(connection, subject);
            connection.update(Sql.REVOKE_ALL, at(revocation), reason(revocation), issuer, named(subject), exempt);
            return connection.rows(
                    Sql.LIST_ENDED, row -> new SessionId(row.getString(1)), issuer, named(subject), exempt, time.now());
        });
    }

    /** From here to the end of the transaction nobody else signs this subject in or out everywhere. */
    private long lockedCut(TableConnection connection, Subject subject) throws SQLException {
        Optional<Long> cut = connection.first(Sql.LOCK_CUT, row -> row.getLong(1), issuer, named(subject));
        if (cut.isEmpty()) {
            connection.update(Sql.INSERT_CUT, issuer, named(subject), Parameter.number(0));
        }
        return cut.orElse(0L);
    }

    private void moveCut(TableConnection connection, Subject subject) throws SQLException {
        if (connection.update(Sql.MOVE_CUT, issuer, named(subject)) == 0) {
            connection.update(Sql.INSERT_CUT, issuer, named(subject), Parameter.number(1));
        }
    }

    private static Parameter named(SessionId session) {
        return Parameter.text(session.value());
    }

    private static Parameter named(Subject subject) {
        return Parameter.text(subject.value());
    }

    private static Parameter at(Revocation revocation) {
        return Parameter.instant(revocation.at());
    }

    private static Parameter reason(Revocation revocation) {
        return Parameter.text(revocation.reason().name());
    }
}
