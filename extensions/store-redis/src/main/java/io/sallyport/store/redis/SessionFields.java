package io.sallyport.store.redis;

import io.sallyport.model.FingerprintHash;
import io.sallyport.model.Generation;
import io.sallyport.model.Revocation;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session as the fields of a hash; {@link Script} knows some of them by name. */
final class SessionFields {
    /** The names in the order in which {@link #read} takes the values. */
    static final List<String> NAMES = List.of(
            "id",
            "subject",
            "username",
            "generation",
            "rotated",
            "created",
            "used",
            "idle",
            "absolute",
            "fingerprint",
            "acknowledged",
            "agent",
            "methods",
            "revoked",
            "reason");

    /** Stands between authentication methods, none of which has a space. */
    private static final String SEPARATOR = " ";

    private SessionFields() {}

    /** Names and values in turn. */
    static List<String> of(SessionRow session) {
        List<String> fields = new ArrayList<>();
        List<String> values = values(session);
        for (int i = 0; i < values.size(); i++) {
            fields.add(NAMES.get(i));
            fields.add(values.get(i));
        }
        return fields;
    }

    /** A session that goes on has no values for the last two names. */
    private static List<String> values(SessionRow session) {
        List<String> values = new ArrayList<>(List.of(
                session.id().value(),
                session.subject().value(),
                session.username(),
                number(session.generation()),
                millis(session.rotatedAt()),
                millis(session.createdAt()),
                millis(session.lastUsedAt()),
                millis(session.idleExpiresAt()),
                millis(session.absoluteExpiresAt()),
                session.fingerprintHash().value(),
                number(session.acknowledged()),
                session.userAgent(),
                String.join(SEPARATOR, session.methods())));
        session.revocation().ifPresent(revocation -> {
            values.add(millis(revocation.at()));
            values.add(revocation.reason().name());
        });
        return values;
    }

    static SessionRow read(List<Reply> values) {
        return new SessionRow(
                new SessionId(text(values, 0)),
                new Subject(text(values, 1)),
                text(values, 2),
                generation(values, 3),
                instant(values, 4),
                instant(values, 5),
                instant(values, 6),
                instant(values, 7),
                instant(values, 8),
                new FingerprintHash(text(values, 9)),
                generation(values, 10),
                text(values, 11),
                methods(text(values, 12)),
                revocation(values));
    }

    static String number(Generation generation) {
        return Long.toString(generation.number());
    }

    static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    static Instant instant(Reply reply) {
        return Instant.ofEpochMilli(Long.parseLong(reply.text()));
    }

    private static String text(List<Reply> values, int index) {
        return values.get(index).text();
    }

    private static Instant instant(List<Reply> values, int index) {
        return instant(values.get(index));
    }

    private static Generation generation(List<Reply> values, int index) {
        return new Generation(Long.parseLong(text(values, index)));
    }

    private static List<String> methods(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(SEPARATOR, -1));
    }

    private static Optional<Revocation> revocation(List<Reply> values) {
        return values.get(13) instanceof Reply.Nothing
                ? Optional.empty()
                : Optional.of(new Revocation(instant(values, 13), RevocationReason.valueOf(text(values, 14))));
    }
}
