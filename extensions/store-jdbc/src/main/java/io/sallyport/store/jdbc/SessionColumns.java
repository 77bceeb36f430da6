package io.sallyport.store.jdbc;

import io.sallyport.model.FingerprintHash;
import io.sallyport.model.Generation;
import io.sallyport.model.Revocation;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A session as the columns that {@link Sql} names, in their order. */
final class SessionColumns {
    /** Stands between authentication methods, none of which has a space. */
    private static final String SEPARATOR = " ";

    /** Where the next column after a session's stands. */
    static final int AFTER = 16;

    private SessionColumns() {}

    static Parameter[] parameters(SessionRow session, Parameter issuer) {
        return new Parameter[] {
            Parameter.text(session.id().value()),
            Parameter.text(session.subject().value()),
            Parameter.text(session.username()),
            Parameter.number(session.generation().number()),
            Parameter.instant(session.rotatedAt()),
            Parameter.instant(session.createdAt()),
            Parameter.instant(session.lastUsedAt()),
            Parameter.instant(session.idleExpiresAt()),
            Parameter.instant(session.absoluteExpiresAt()),
            Parameter.text(session.fingerprintHash().value()),
            Parameter.number(session.acknowledged().number()),
            Parameter.text(session.userAgent()),
            Parameter.text(String.join(SEPARATOR, session.methods())),
            Parameter.instant(session.revocation().map(Revocation::at)),
            Parameter.text(
                    session.revocation().map(revocation -> revocation.reason().name())),
            issuer
        };
    }

    static SessionRow read(ResultSet row) throws SQLException {
        return new SessionRow(
                new SessionId(row.getString(1)),
                new Subject(row.getString(2)),
                row.getString(3),
                new Generation(row.getLong(4)),
                instant(row, 5),
                instant(row, 6),
                instant(row, 7),
                instant(row, 8),
                instant(row, 9),
                new FingerprintHash(row.getString(10)),
                new Generation(row.getLong(11)),
                row.getString(12),
                methods(row.getString(13)),
                revocation(row));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    private static List<String> methods(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(SEPARATOR, -1));
    }

    private static Optional<Revocation> revocation(ResultSet row) throws SQLException {
        Instant at = instant(row, 14);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Revocation(at, RevocationReason.valueOf(row.getString(15))));
    }
}
