package io.sallyport.model;

import java.util.Locale;

/**
 * Why a request was refused: the {@code code} member of every refusal's body, stable for ever. The text tells the
 * client's developer what to do and nothing of the token.
 */
public enum RefusalCode {
    /** No credentials on a protected path. */
    TOKEN_MISSING(
            "Sign in first", "Send the access token as 'Authorization: Bearer', together with the fingerprint cookie."),
    /** A header or body that cannot be read in one way only. */
    REQUEST_MALFORMED("The request is malformed", "Send one Authorization header, each cookie once, and valid JSON."),
    /** Signature, key, algorithm, type, issuer, audience or structure is wrong. */
    TOKEN_INVALID("The access token is not valid", "Sign in again; this token will never be accepted."),
    /** The token's time is over. */
    TOKEN_EXPIRED("The access token has expired", "Refresh the session and repeat the request with the new token."),
    /** The token's time has not come. */
    TOKEN_NOT_YET_VALID("The access token is not valid yet", "Check the clocks of the servers."),
    /** The fingerprint cookie was not sent. */
    FINGERPRINT_MISSING("The fingerprint cookie is missing", "Send cookies with the request, or sign in again."),
    /** The fingerprint cookie belongs to another sign-in. */
    FINGERPRINT_MISMATCH("The fingerprint cookie does not match", "Sign in again in this browser."),
    /** The session was ended. */
    SESSION_REVOKED("The session was ended", "Sign in again."),
    /** The user lacks a role. */
    ROLE_MISSING("Your role does not allow this", "Ask for the role, or sign in as someone who has it."),
    /** A rule denies this path to everybody. */
    PATH_DENIED("Nobody may open this path", "A rule of the application denies it."),
    /** A path that two parsers could read differently. */
    PATH_AMBIGUOUS("The path is ambiguous", "Send the path without encoded slashes, dot segments or ';'."),
    /** An unsafe request from another site. */
    CSRF("The request came from another site", "Send it from the application's own pages or an allowed origin."),
    /** Keys, deny-list, session store or user store cannot answer. */
    UNAVAILABLE("Not available at the moment", "Try again after the time in Retry-After."),
    /** User unknown, password wrong or account disabled: never said which. */
    INVALID_CREDENTIALS("User name or password is wrong", "Check both and try again."),
    /** No refresh token was sent. */
    SESSION_MISSING("There is no session to refresh", "Sign in."),
    /** Idle or absolute lifetime is over. */
    SESSION_EXPIRED("The session has expired", "Sign in again."),
    /** Another sign-in in the same browser took the place of this session. */
    SESSION_SUPERSEDED("Another sign-in took the place of this session", "Reload the page."),
    /** A spent refresh token came back; the session is over. */
    REFRESH_REUSED("The session was ended for safety", "A spent refresh token was used again. Sign in again."),
    /** Cookies would be dropped by the browser here. */
    INSECURE_ORIGIN(
            "Sign-in needs a secure origin",
            "Use https, or tell the application its public address if a proxy terminates TLS."),
    /** The new password cannot be accepted. */
    PASSWORD_UNACCEPTABLE("The new password cannot be accepted", "Use 8 to 1024 characters, another than now."),
    /** Nothing of that name. */
    NOT_FOUND("There is nothing of that name", "Check the address."),
    /** The method is not offered here. */
    METHOD_NOT_ALLOWED("The method is not allowed here", "The Allow header names the methods that are."),
    /** More than 16 KiB. */
    BODY_TOO_LARGE("The body is too large", "Send at most 16 KiB."),
    /** Not JSON. */
    MEDIA_TYPE_UNSUPPORTED("The content type is not supported", "Send 'Content-Type: application/json'.");

    private final String title;
    private final String detail;

    RefusalCode(String title, String detail) {
        this.title = title;
        this.detail = detail;
    }

    /** The code on the wire, such as {@code token_missing}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What happened, in a few words for people. */
    public String title() {
        return title;
    }

    /** What to do about it. */
    public String detail() {
        return detail;
    }
}
