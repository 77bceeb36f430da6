package io.sallyport.testkit;

import io.sallyport.model.FingerprintHash;
import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A session to be stored, complete unless told otherwise: signed in at the given instant, idle after an hour, over
 * after twelve. Each method gives a new one.
 */
public record TestSession(SessionRow row) {
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration ABSOLUTE = Duration.ofHours(12);

    /** A session of {@code alice} that was just made. */
    public static TestSession of(String id, Instant createdAt) {
        return new TestSession(new SessionRow(
                new SessionId(id),
                new Subject("alice"),
                "alice",
                Generation.FIRST,
                createdAt,
                createdAt,
                createdAt,
                createdAt.plus(IDLE),
                createdAt.plus(ABSOLUTE),
                new FingerprintHash("f".repeat(42) + "A"),
                Generation.FIRST,
                "Browser/1.0",
                List.of("pwd"),
                Optional.empty()));
    }

    /** The same session of another subject, whose user name is the same text. */
    public TestSession ownedBy(String subject) {
        return with(new Subject(subject), subject, row.userAgent(), row.idleExpiresAt(), row.absoluteExpiresAt());
    }

    /** The same session from another browser. */
    public TestSession from(String userAgent) {
        return with(row.subject(), row.username(), userAgent, row.idleExpiresAt(), row.absoluteExpiresAt());
    }

    /** The same session with other expiries. */
    public TestSession expiring(Instant idle, Instant absolute) {
        return with(row.subject(), row.username(), row.userAgent(), idle, absolute);
    }

    private TestSession with(Subject subject, String username, String userAgent, Instant idle, Instant absolute) {
        return new TestSession(new SessionRow(
                row.id(),
                subject,
                username,
                row.generation(),
                row.rotatedAt(),
                row.createdAt(),
                row.lastUsedAt(),
                idle,
                absolute,
                row.fingerprintHash(),
                row.acknowledged(),
                userAgent,
                row.methods(),
                row.revocation()));
    }
}
