package io.sallyport.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One session as the store keeps it. Instants are cut to milliseconds, so that every store gives back what it was given.
 *
 * @param id the session's name
 * @param subject whose it is
 * @param username the name that was typed at sign-in, 1 to 255 characters; the user is read again by it at each refresh
 * @param generation the refresh generation that leads on
 * @param rotatedAt when {@code generation} was issued, or issued again because nobody seemed to have received it
 * @param createdAt when the user signed in ({@code auth_time})
 * @param lastUsedAt when it was last refreshed
 * @param idleExpiresAt when it ends unless refreshed
 * @param absoluteExpiresAt when it ends in any case
 * @param fingerprintHash the fingerprint that it is bound to
 * @param acknowledged the highest generation that a client is known to have received
 * @param userAgent the browser that signed in, at most 256 characters
 * @param methods how the user proved who they are (RFC 8176 {@code amr} values): at most 16, each 1 to 32 characters
 *     without a space
 * @param revocation present once the session was ended
 */
public record SessionRow(
        SessionId id,
        Subject subject,
        String username,
        Generation generation,
        Instant rotatedAt,
        Instant createdAt,
        Instant lastUsedAt,
        Instant idleExpiresAt,
        Instant absoluteExpiresAt,
        FingerprintHash fingerprintHash,
        Generation acknowledged,
        String userAgent,
        List<String> methods,
        Optional<Revocation> revocation) {
    private static final int MOST_METHODS = 16;

    public SessionRow {
        Texts.requirePrintable("username", username, 1, 255);
        Texts.requirePrintable("user agent", userAgent, 0, 256);
        methods = List.copyOf(methods);
        requireMethods(methods);
        rotatedAt = rotatedAt.truncatedTo(ChronoUnit.MILLIS);
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        lastUsedAt = lastUsedAt.truncatedTo(ChronoUnit.MILLIS);
        idleExpiresAt = idleExpiresAt.truncatedTo(ChronoUnit.MILLIS);
        absoluteExpiresAt = absoluteExpiresAt.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void requireMethods(List<String> methods) {
        if (methods.size() > MOST_METHODS) {
            throw new IllegalArgumentException(
                    "amr must have at most " + MOST_METHODS + " values, got " + methods.size());
        }
        for (String method : methods) {
            Texts.requirePrintable("amr", method, 1, 32);
            if (method.indexOf(' ') >= 0) {
                throw new IllegalArgumentException("amr must have values without a space, got '" + method + "'");
            }
        }
    }

    /** When the session ends unless it is refreshed: the earlier of its two expiries. */
    public Instant expiresAt() {
        return idleExpiresAt.isBefore(absoluteExpiresAt) ? idleExpiresAt : absoluteExpiresAt;
    }

    /** This row after a rotation to {@code next}. */
    public SessionRow rotatedTo(Generation next, Instant at, Instant nextIdleExpiresAt) {
        return new SessionRow(
                id,
                subject,
                username,
                next,
                at,
                createdAt,
                at,
                nextIdleExpiresAt,
                absoluteExpiresAt,
                fingerprintHash,
                acknowledged,
                userAgent,
                methods,
                revocation);
    }

    /** This row after its generation was handed out again. */
    public SessionRow reissuedAt(Instant at) {
        return new SessionRow(
                id,
                subject,
                username,
                generation,
                at,
                createdAt,
                lastUsedAt,
                idleExpiresAt,
                absoluteExpiresAt,
                fingerprintHash,
                acknowledged,
                userAgent,
                methods,
                revocation);
    }

    /** This row once a client is known to have received {@code received}. */
    public SessionRow acknowledgedUpTo(Generation received) {
        Generation highest = received.compareTo(acknowledged) > 0 ? received : acknowledged;
        return new SessionRow(
                id,
                subject,
                username,
                generation,
                rotatedAt,
                createdAt,
                lastUsedAt,
                idleExpiresAt,
                absoluteExpiresAt,
                fingerprintHash,
                highest,
                userAgent,
                methods,
                revocation);
    }

    /** This row once it was ended; the first reason stays. */
    public SessionRow revoked(Revocation ended) {
        return new SessionRow(
                id,
                subject,
                username,
                generation,
                rotatedAt,
                createdAt,
                lastUsedAt,
                idleExpiresAt,
                absoluteExpiresAt,
                fingerprintHash,
                acknowledged,
                userAgent,
                methods,
                Optional.of(revocation.orElse(ended)));
    }
}
