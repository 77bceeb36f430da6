package io.sallyport.model;

/** Why a session ended before its time; stored by name, so a constant is never renamed. */
public enum RevocationReason {
    /** The user signed out. */
    LOGOUT,
    /** The user ended all sessions. */
    LOGOUT_ALL,
    /** The user ended this session from another one. */
    ENDED_BY_USER,
    /** The password was changed in another session. */
    PASSWORD_CHANGED,
    /** A spent refresh token came back. */
    REFRESH_REUSED,
    /** The user store says that the user is disabled or gone. */
    USER_DISABLED,
    /** An administrator ended it. */
    ADMINISTRATOR
}
