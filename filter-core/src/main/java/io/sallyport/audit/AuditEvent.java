package io.sallyport.audit;

import io.sallyport.model.Client;
import io.sallyport.model.Generation;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.KeyState;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import io.sallyport.model.RequestId;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import java.time.Instant;
import java.util.Optional;

/** Something worth knowing afterwards. No event holds a token, a cookie's value or a password. */
public sealed interface AuditEvent {
    /** When it happened, by this node's clock. */
    Instant at();

    /** A user signed in. */
    record SignedIn(Instant at, SessionId session, Subject subject, Client client) implements AuditEvent {}

    /** A sign-in was refused; {@code username} is what was typed, at most 255 characters. */
    record SignInRefused(Instant at, RequestId requestId, RefusalCode code, String username, Client client)
            implements AuditEvent {}

    /** A refresh rotated a session to a new generation. */
    record SessionRotated(Instant at, SessionId session, Generation generation, Client client) implements AuditEvent {}

    /** A refresh was answered with the leading generation again: a second tab, or an answer that was lost. */
    record RefreshReplayed(Instant at, SessionId session, Generation presented, Generation current, Client client)
            implements AuditEvent {}

    /**
     * A refresh was refused; {@code session} is the one that the refresh token names, where it could be read, and
     * {@code reason} says more closely why, where there is more to say.
     */
    record RefreshRefused(
            Instant at,
            RequestId requestId,
            RefusalCode code,
            Optional<RefusalReason> reason,
            Optional<SessionId> session,
            Client client)
            implements AuditEvent {}

    /** A spent refresh token came back and its session was revoked; {@code reason} tells how it fell out of step. */
    record RefreshTokenReused(
            Instant at,
            RequestId requestId,
            SessionId session,
            Generation presented,
            Generation current,
            RefusalReason reason,
            Client client)
            implements AuditEvent {}

    /** One session was ended. {@code by} says who asked. */
    record SessionRevoked(Instant at, SessionId session, RevocationReason reason, String by) implements AuditEvent {}

    /**
     * All sessions of a subject but {@code kept} were ended; {@code count} includes those that had ended before and are
     * still stored. {@code by} says who asked.
     */
    record SubjectRevoked(
            Instant at, Subject subject, Optional<SessionId> kept, int count, RevocationReason reason, String by)
            implements AuditEvent {}

    /** A user changed the password. */
    record PasswordChanged(Instant at, Subject subject, Client client) implements AuditEvent {}

    /** A key was made and added to the ring; it makes tokens from {@code activeFrom} on. {@code by} says who asked. */
    record KeyCreated(Instant at, KeyId key, KeyPurpose purpose, String algorithm, Instant activeFrom, String by)
            implements AuditEvent {}

    /**
     * A key was removed from the ring, in that state; tokens that it made are refused from then on. {@code by} says who
     * asked.
     */
    record KeyRemoved(Instant at, KeyId key, KeyPurpose purpose, KeyState state, String by) implements AuditEvent {}

    /** A request to the application was refused. */
    record RequestRefused(Instant at, RequestId requestId, RefusalCode code, String method, String path, Client client)
            implements AuditEvent {}
}
