package io.sallyport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChallengeTest {
    private static final String TABLE = """
            token_missing          | 401 | Bearer realm="depot"
            request_malformed      | 400 | Bearer realm="depot", error="invalid_request"
            token_invalid          | 401 | Bearer realm="depot", error="invalid_token"
            token_expired          | 401 | Bearer realm="depot", error="invalid_token"
            token_not_yet_valid    | 401 | Bearer realm="depot", error="invalid_token"
            fingerprint_missing    | 401 | Bearer realm="depot", error="invalid_token"
            fingerprint_mismatch   | 401 | Bearer realm="depot", error="invalid_token"
            session_revoked        | 401 | Bearer realm="depot", error="invalid_token"
            role_missing           | 403 | Bearer realm="depot", error="insufficient_scope"
            path_denied            | 403 | none
            path_ambiguous         | 400 | none
            csrf                   | 403 | none
            unavailable            | 503 | none
            invalid_credentials    | 401 | Bearer realm="depot"
            session_missing        | 401 | Bearer realm="depot"
            session_expired        | 401 | Bearer realm="depot", error="invalid_token"
            session_superseded     | 401 | Bearer realm="depot", error="invalid_token"
            refresh_reused         | 401 | Bearer realm="depot", error="invalid_token"
            insecure_origin        | 400 | none
            password_unacceptable  | 400 | none
            not_found              | 404 | none
            method_not_allowed     | 405 | none
            body_too_large         | 413 | none
            media_type_unsupported | 415 | none
            """;

    static List<Object[]> rows() {
        return TABLE.lines().map(line -> (Object[]) line.split("\\s*\\|\\s*")).toList();
    }

    @Test
    void theTableKnowsEveryCode() {
        assertThat(rows())
                .extracting(row -> row[0])
                .containsExactlyInAnyOrderElementsOf(Stream.of(RefusalCode.values())
                        .map(RefusalCode::wireName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyCodeHasTheAnswerOfTheContract(String code, int status, String wwwAuthenticate) {
        Challenge challenge = Challenge.of(codeOf(code), "depot");

        assertThat(challenge.status()).isEqualTo(status);
        assertThat(challenge.wwwAuthenticate())
                .isEqualTo(Optional.of(wwwAuthenticate).filter(value -> !value.equals("none")));
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE, PT1S", "TOKEN_MISSING, ", "REQUEST_MALFORMED, "})
    void onlyWhatPassesByItselfSaysWhenToRetry(RefusalCode code, Duration after) {
        assertThat(Challenge.of(code, "depot").retryAfter()).isEqualTo(Optional.ofNullable(after));
    }

    private static RefusalCode codeOf(String wireName) {
        return Stream.of(RefusalCode.values())
                .filter(code -> code.wireName().equals(wireName))
                .findFirst()
                .orElseThrow();
    }
}
