package io.sallyport.admission;

import io.sallyport.model.RefusalCode;
import java.time.Duration;
import java.util.Optional;

/**
 * What the client is told about a refusal, besides the problem document (RFC 6750 §3, RFC 9110 §10.2.3). The one table
 * from codes to answers.
 *
 * @param status the HTTP status
 * @param wwwAuthenticate the {@code WWW-Authenticate} header
 * @param retryAfter the {@code Retry-After} header
 */
public record Challenge(int status, Optional<String> wwwAuthenticate, Optional<Duration> retryAfter) {
    private static final Duration SOON = Duration.ofSeconds(1);

    /** The answer to a refusal. */
    public static Challenge of(RefusalCode code, String realm) {
        return switch (code) {
            case TOKEN_MISSING, INVALID_CREDENTIALS, SESSION_MISSING -> bearer(401, realm, "");
            case REQUEST_MALFORMED -> bearer(400, realm, "invalid_request");
            case TOKEN_INVALID,
                    TOKEN_EXPIRED,
                    TOKEN_NOT_YET_VALID,
                    FINGERPRINT_MISSING,
                    FINGERPRINT_MISMATCH,
                    SESSION_REVOKED,
                    SESSION_EXPIRED,
                    SESSION_SUPERSEDED,
                    REFRESH_REUSED -> bearer(401, realm, "invalid_token");
            case ROLE_MISSING -> bearer(403, realm, "insufficient_scope");
            case PATH_DENIED, CSRF -> plain(403);
            case PATH_AMBIGUOUS, INSECURE_ORIGIN, PASSWORD_UNACCEPTABLE -> plain(400);
            case NOT_FOUND -> plain(404);
            case METHOD_NOT_ALLOWED -> plain(405);
            case BODY_TOO_LARGE -> plain(413);
            case MEDIA_TYPE_UNSUPPORTED -> plain(415);
            case UNAVAILABLE -> new Challenge(503, Optional.empty(), Optional.of(SOON));
        };
    }

    private static Challenge bearer(int status, String realm, String error) {
        String challenge = "Bearer realm=\"" + realm + "\"" + (error.isEmpty() ? "" : ", error=\"" + error + "\"");
        return new Challenge(status, Optional.of(challenge), Optional.empty());
    }

    private static Challenge plain(int status) {
        return new Challenge(status, Optional.empty(), Optional.empty());
    }
}
