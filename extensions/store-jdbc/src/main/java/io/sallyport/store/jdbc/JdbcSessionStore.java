package io.sallyport.store.jdbc;

import io.sallyport.model.Generation;
import io.sallyport.model.Revocation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredSession;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.SessionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sessions in a database, those of one issuer: applications that share tables and not their users never meet. Sign-in
 * and forced logout of one subject wait for each other at the subject's row; a refresh waits for nobody.
 */
final class JdbcSessionStore implements SessionStore {
    /** No session has an empty name. */
    private static final Parameter NO_SESSION = Parameter.text("");

    private final Database database;
    private final StoreTime time;
    private final Parameter issuer;
    private final Housekeeping housekeeping;

    JdbcSessionStore(Database database, StoreTime time, String issuer, Housekeeping housekeeping) {
        this.database = database;
        this.time = time;
        this.issuer = Parameter.text(issuer);
        this.housekeeping = housekeeping;
    }

    @Override
    public boolean insert(SessionRow session, SubjectCut cut) {
        boolean inserted = database.inTransaction(
                "add a session",
                connection -> lockedCut(connection, session.subject()) == cut.count()
                        && Sql.INSERT_SESSION.update(connection, SessionColumns.parameters(session, issuer)) == 1);
        housekeeping.forgetSometimes();
        return inserted;
    }

    @Override
    public Optional<StoredSession> find(SessionId session) {
        return database.run(
                "find a session",
                connection -> Sql.FIND_SESSION.first(
                        connection,
                        row -> new StoredSession(
                                SessionColumns.read(row), SessionColumns.instant(row, SessionColumns.AFTER)),
                        time.now(),
                        named(session),
                        issuer,
                        time.now()));
    }

    @Override
    public boolean rotate(SessionId session, Generation expected, Instant rotatedAt, Instant idleExpiresAt) {
        return database.run(
                "rotate a session",
                connection -> Sql.ROTATE.update(
                                connection,
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
        return database.run(
                "note that a generation was issued again",
                connection -> Sql.REISSUE.update(
                                connection,
                                Parameter.instant(at),
                                named(session),
                                Parameter.number(generation.number()),
                                issuer)
                        == 1);
    }

    @Override
    public void acknowledge(SessionId session, Generation received) {
        Parameter number = Parameter.number(received.number());
        database.run(
                "acknowledge a generation",
                connection -> Sql.ACKNOWLEDGE.update(connection, number, named(session), number, issuer));
    }

    @Override
    public SubjectCut cutOf(Subject subject) {
        return database.run(
                "read a subject's cut",
                connection -> Sql.READ_CUT
                        .first(
                                connection,
                                row -> new SubjectCut(row.getLong(1), SessionColumns.instant(row, 2)),
                                issuer,
                                named(subject),
                                time.now())
                        .orElseThrow());
    }

    @Override
    public List<SessionRow> sessionsOf(Subject subject) {
        return database.run(
                "list the sessions of a subject",
                connection ->
                        Sql.LIST_SESSIONS.rows(connection, SessionColumns::read, issuer, named(subject), time.now()));
    }

    @Override
    public void revoke(SessionId session, Revocation revocation) {
        database.run(
                "revoke a session",
                connection ->
                        Sql.REVOKE.update(connection, at(revocation), reason(revocation), named(session), issuer));
    }

    @Override
    public List<SessionId> revokeAll(Subject subject, Optional<SessionId> kept, Revocation revocation) {
        Parameter exempt = kept.map(JdbcSessionStore::named).orElse(NO_SESSION);
        return database.inTransaction("revoke the sessions of a subject", connection -> {
            moveCut(connection, subject);
            Sql.REVOKE_ALL.update(connection, at(revocation), reason(revocation), issuer, named(subject), exempt);
            return Sql.LIST_ENDED.rows(
                    connection, row -> new SessionId(row.getString(1)), issuer, named(subject), exempt, time.now());
        });
    }

    /** From here to the end of the transaction nobody else signs this subject in or out everywhere. */
    private long lockedCut(Connection connection, Subject subject) throws SQLException {
        Optional<Long> cut = Sql.LOCK_CUT.first(connection, row -> row.getLong(1), issuer, named(subject));
        if (cut.isEmpty()) {
            Sql.INSERT_CUT.update(connection, issuer, named(subject), Parameter.number(0));
        }
        return cut.orElse(0L);
    }

    private void moveCut(Connection connection, Subject subject) throws SQLException {
        if (Sql.MOVE_CUT.update(connection, issuer, named(subject)) == 0) {
            Sql.INSERT_CUT.update(connection, issuer, named(subject), Parameter.number(1));
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
