package io.sallyport.store.jdbc;

import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.model.SessionId;
import io.sallyport.model.TokenId;
import io.sallyport.spi.DenyFeed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The deny-list in a database. Writers wait for each other at the revision's one row until they have committed, so
 * revisions become visible in their order; a sequence would not do that.
 */
final class JdbcDenyFeed implements DenyFeed {
    private final Tables tables;
    private final Function<Runnable, Wakes> push;
    private final Housekeeping housekeeping;

    /** Takes the tables, and what begins to wake. */
    JdbcDenyFeed(Tables tables, Function<Runnable, Wakes> push, Housekeeping housekeeping) {
        this.tables = tables;
        this.push = push;
        this.housekeeping = housekeeping;
    }

    @Override
    public long append(Denial denial) {
        long revision = tables.inTransaction("add an entry to the deny-list", connection -> {
            long next = nextRevision(connection);
            connection.update(
                    Sql.INSERT_DENIAL,
                    Parameter.number(next),
                    Parameter.text(denial.issuer()),
                    Parameter.text(sessionOf(denial)),
                    Parameter.text(tokenOf(denial)),
                    Parameter.instant(denial.until()));
            if (tables.dialect() == Dialect.POSTGRESQL) {
                PostgresNotifications.send(connection.connection());
            }
            return next;
        });
        housekeeping.forgetSometimes();
        return revision;
    }

    @Override
    public DenyChanges since(long revision) {
        return since(revision, Integer.MAX_VALUE);
    }

    @Override
    public DenyChanges since(long revision, int atMost) {
        return tables.run("read the deny-list", connection -> {
            List<Entry> entries = connection.rows(
                    Sql.LIST_DENIALS, JdbcDenyFeed::entry, Parameter.number(revision), Parameter.number(atMost));
            long last = entries.isEmpty()
                    ? Math.min(revision, newestRevision(connection))
                    : entries.get(entries.size() - 1).revision();
            return new DenyChanges(last, entries.stream().map(Entry::denial).toList());
        });
    }

    @Override
    public Wakes wakeOnAppend(Runnable wake) {
        return push.apply(wake);
    }

    private static long nextRevision(TableConnection connection) throws SQLException {
        connection.update(Sql.NEXT_REVISION);
        return newestRevision(connection);
    }

    /** Lower than what was read before, where the database was set back to a backup. */
    private static long newestRevision(TableConnection connection) throws SQLException {
        return connection
                .first(Sql.READ_REVISION, row -> row.getLong(1))
                .orElseThrow(() -> new SQLException(
                        "sallyport_deny_revision has lost its row: run the schema script again", "02000"));
    }

    private static Optional<String> sessionOf(Denial denial) {
        return denial instanceof Denial.OfSession ofSession
                ? Optional.of(ofSession.session().value())
                : Optional.empty();
    }

    private static Optional<String> tokenOf(Denial denial) {
        return denial instanceof Denial.OfToken ofToken
                ? Optional.of(ofToken.token().value())
                : Optional.empty();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getLong(1), denial(row));
    }

    private static Denial denial(ResultSet row) throws SQLException {
        String session = row.getString(3);
        return row.wasNull()
                ? new Denial.OfToken(row.getString(2), new TokenId(row.getString(4)), SessionColumns.instant(row, 5))
                : new Denial.OfSession(row.getString(2), new SessionId(session), SessionColumns.instant(row, 5));
    }

    private record Entry(long revision, Denial denial) {}
}
