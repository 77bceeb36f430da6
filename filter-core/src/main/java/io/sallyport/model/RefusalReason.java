package io.sallyport.model;

import java.util.Locale;
import java.util.Optional;

/**
 * Why a session does not go on, more closely than its {@link RefusalCode} says: the {@code reason} member of the audit
 * event and of the answer, stable for ever. Only a caller who has the session's fingerprint is told.
 */
public enum RefusalReason {
    /** Nobody refreshed it in time. */
    IDLE(
            RefusalCode.SESSION_EXPIRED,
            "Nobody refreshed the session for sallyport.refresh-token.idle-lifetime.",
            "You were away for a while. Sign in again."),
    /** Its lifetime is over. */
    ABSOLUTE(
            RefusalCode.SESSION_EXPIRED,
            "The session has lasted for sallyport.refresh-token.absolute-lifetime.",
            "Your sign-in has reached its longest time. Sign in again."),
    /** The store knows an older generation only. */
    ROLLED_BACK(
            RefusalCode.SESSION_EXPIRED,
            "The store holds an older generation than the client: it has lost writes, by a restored backup perhaps.",
            "The server has lost track of your sign-in. Sign in again."),
    /** The store knows no such session. */
    FORGOTTEN(
            RefusalCode.SESSION_EXPIRED,
            "The store has no such session: it ended more than an hour ago, or the store has lost it."),
    /** The predecessor came back past the grace time, although its successor had arrived. */
    LATE_REPLAY(
            RefusalCode.REFRESH_REUSED,
            "The token before the current one came back later than sallyport.refresh-token.grace, although a client had"
                    + " the current one: two parties hold the session, or a browser came back with older cookies.",
            "This sign-in was used in two places, so it was ended for safety. Sign in again; if you see this often, change"
                    + " your password."),
    /** A token older than the predecessor came back. */
    STALE_LINEAGE(
            RefusalCode.REFRESH_REUSED,
            "A token came back that two or more others have followed: two parties hold the session, or a browser came"
                    + " back with older cookies.",
            "This sign-in was used in two places, so it was ended for safety. Sign in again; if you see this often, change"
                    + " your password."),
    /** The user signed out. */
    LOGOUT(RefusalCode.SESSION_REVOKED, "The user signed out.", "You signed out."),
    /** The user ended all sessions. */
    LOGOUT_ALL(
            RefusalCode.SESSION_REVOKED,
            "The user ended all sessions, from this one or another.",
            "You signed out everywhere."),
    /** The user ended this session from another one. */
    ENDED_BY_USER(
            RefusalCode.SESSION_REVOKED,
            "The user ended this session from the list of sessions.",
            "You ended this sign-in from another device."),
    /** The password was changed in another session. */
    PASSWORD_CHANGED(
            RefusalCode.SESSION_REVOKED,
            "The password was changed in another session.",
            "Your password was changed. Sign in with the new one."),
    /** A spent refresh token had come back. */
    REFRESH_REUSED(
            RefusalCode.SESSION_REVOKED,
            "A spent refresh token came back earlier, and the session was ended then.",
            "This sign-in was used in two places, so it was ended for safety. Sign in again."),
    /** The user is disabled or gone. */
    USER_DISABLED(
            RefusalCode.SESSION_REVOKED,
            "The user is disabled or gone, by what the user store said at a refresh or by what the application knew.",
            "Your account is closed. Ask whoever runs the application."),
    /** An administrator ended it. */
    ADMINISTRATOR(
            RefusalCode.SESSION_REVOKED,
            "An administrator ended the session; the audit event says who.",
            "An administrator signed you out."),
    /** The refresh token's key is not in the ring. */
    KEY_UNKNOWN(
            RefusalCode.SESSION_MISSING,
            "The refresh token names a key that the ring does not have: one that was removed, or none of ours.");

    private final RefusalCode code;
    private final String meaning;
    private final Optional<String> toUser;

    RefusalReason(RefusalCode code, String meaning) {
        this.code = code;
        this.meaning = meaning;
        this.toUser = Optional.empty();
    }

    RefusalReason(RefusalCode code, String meaning, String toUser) {
        this.code = code;
        this.meaning = meaning;
        this.toUser = Optional.of(toUser);
    }

    /** The reason why a session that was ended is refused. */
    public static RefusalReason of(RevocationReason ended) {
        return switch (ended) {
            case LOGOUT -> LOGOUT;
            case LOGOUT_ALL -> LOGOUT_ALL;
            case ENDED_BY_USER -> ENDED_BY_USER;
            case PASSWORD_CHANGED -> PASSWORD_CHANGED;
            case REFRESH_REUSED -> REFRESH_REUSED;
            case USER_DISABLED -> USER_DISABLED;
            case ADMINISTRATOR -> ADMINISTRATOR;
        };
    }

    /** The reason on the wire, such as {@code idle}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The code that it explains. */
    public RefusalCode code() {
        return code;
    }

    /** What happened, for the operator. */
    public String meaning() {
        return meaning;
    }

    /**
     * What the user may be told. Empty where nobody has shown the session's fingerprint when it is found out: the answer
     * has the code alone then.
     */
    public Optional<String> toUser() {
        return toUser;
    }
}
