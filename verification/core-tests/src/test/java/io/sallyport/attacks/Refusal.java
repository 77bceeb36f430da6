package io.sallyport.attacks;

import java.util.Optional;

/**
 * An answer that refuses, as the contract has it.
 *
 * @param status the HTTP status
 * @param code the problem's code
 * @param challenge the {@code WWW-Authenticate} header; empty where other credentials would not help
 */
record Refusal(int status, String code, Optional<String> challenge) {
    private static final String BEARER = "Bearer realm=\"sallyport\"";

    static final Refusal MISSING = new Refusal(401, "token_missing", Optional.of(BEARER));
    static final Refusal MALFORMED =
            new Refusal(400, "request_malformed", Optional.of(BEARER + ", error=\"invalid_request\""));
    static final Refusal INVALID = invalidToken("token_invalid");
    static final Refusal EXPIRED = invalidToken("token_expired");
    static final Refusal NOT_YET_VALID = invalidToken("token_not_yet_valid");
    static final Refusal FINGERPRINT_MISSING = invalidToken("fingerprint_missing");
    static final Refusal FINGERPRINT_MISMATCH = invalidToken("fingerprint_mismatch");
    static final Refusal REVOKED = invalidToken("session_revoked");

    static final Refusal ROLE_MISSING =
            new Refusal(403, "role_missing", Optional.of(BEARER + ", error=\"insufficient_scope\""));
    static final Refusal PATH_AMBIGUOUS = new Refusal(400, "path_ambiguous", Optional.empty());
    static final Refusal UNAVAILABLE = new Refusal(503, "unavailable", Optional.empty());

    private static Refusal invalidToken(String code) {
        return new Refusal(401, code, Optional.of(BEARER + ", error=\"invalid_token\""));
    }
}
