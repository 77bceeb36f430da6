package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.config.ClaimPath;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.internal.jose.JoseTokenEncryption;
import io.sallyport.internal.jose.JoseTokenSigner;
import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.keys.TestRing;
import io.sallyport.model.Generation;
import io.sallyport.model.Role;
import io.sallyport.model.SessionRow;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestSession;
import io.sallyport.testkit.TestTokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTokenIssuerTest {
    private static final SessionRow SESSION =
            TestSession.of("s1", TestTokens.NOON).row();

    private final SteppingClock clock = new SteppingClock(TestTokens.NOON.plusMillis(900));
    private final SallyportConfig config = SallyportConfig.defaults("");

    @Test
    void aTokenSaysWhatTheContractSaysAndNothingElse() throws JsonException {
        AccessToken token = issuer(config)
                .issue(
                        SESSION.rotatedTo(new Generation(3), TestTokens.NOON, TestTokens.NOON.plusSeconds(9)),
                        Set.of(new Role("b"), new Role("a")));

        Map<String, Object> claims = claims(token);
        assertThat(claims.remove("jti")).asString().matches("[A-Za-z0-9_-]{22}");
        assertThat(claims)
                .isEqualTo(Map.ofEntries(
                        Map.entry("iss", "urn:sallyport:sallyport"),
                        Map.entry("aud", "sallyport"),
                        Map.entry("sub", "alice"),
                        Map.entry("iat", TestTokens.NOON.getEpochSecond()),
                        Map.entry("exp", TestTokens.NOON.getEpochSecond() + 300),
                        Map.entry("sid", "s1"),
                        Map.entry("auth_time", TestTokens.NOON.getEpochSecond()),
                        Map.entry("preferred_username", "alice"),
                        Map.entry("rgn", 3L),
                        Map.entry("groups", List.of("a", "b")),
                        Map.entry("fgp", SESSION.fingerprintHash().value())));
        assertThat(token.issuedAt()).isEqualTo(TestTokens.NOON);
        assertThat(token.expiresAt()).isEqualTo(TestTokens.NOON.plusSeconds(300));
    }

    @Test
    void theHeaderSaysTypeKeyAndAlgorithmOnly() throws JsonException {
        AccessToken token = issuer(config).issue(SESSION, Set.of());

        assertThat(JsonReader.readObject(
                        Base64.getUrlDecoder().decode(token.compact().split("\\.", -1)[0]), 1))
                .isEqualTo(Map.of("alg", "RS256", "kid", "test-rsa", "typ", "at+jwt"));
    }

    @Test
    void whatIsIssuedIsAccepted() {
        AccessToken token = issuer(config).issue(SESSION, Set.of(new Role("clerk")));

        assertThat(TestVerifier.refusalOf(TestVerifier.forAdmission(clock).verify(token.compact())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"299, 299", "300, 300", "301, 300"})
    void noTokenOutlivesItsSession(long sessionSeconds, long tokenSeconds) {
        Instant absolute = TestTokens.NOON.plusSeconds(sessionSeconds);

        AccessToken token = issuer(config)
                .issue(
                        TestSession.of("s1", TestTokens.NOON)
                                .expiring(absolute, absolute)
                                .row(),
                        Set.of());

        assertThat(token.expiresAt()).isEqualTo(TestTokens.NOON.plusSeconds(tokenSeconds));
    }

    @Test
    void twoTokensHaveTwoNames() throws JsonException {
        AccessTokenIssuer issuer = issuer(config);

        assertThat(claims(issuer.issue(SESSION, Set.of())).get("jti"))
                .isNotEqualTo(claims(issuer.issue(SESSION, Set.of())).get("jti"));
    }

    @Test
    void rolesAndFingerprintGoWhereTheyAreConfigured() throws JsonException {
        SallyportConfig nested = SallyportConfig.builder("")
                .set(Settings.ACCESS_TOKEN_LIFETIME, Duration.ofHours(1))
                .set(Settings.ROLES_CLAIM, ClaimPath.parse("https://hasura.io/jwt/claims > roles"))
                .set(Settings.FINGERPRINT_CLAIM, ClaimPath.parse("https://hasura.io/jwt/claims > X-User-Fingerprint"))
                .build();

        AccessToken token = issuer(nested).issue(SESSION, Set.of(new Role("clerk")));

        assertThat(claims(token))
                .doesNotContainKeys("groups", "fgp")
                .containsEntry(
                        "https://hasura.io/jwt/claims",
                        Map.of(
                                "roles",
                                List.of("clerk"),
                                "X-User-Fingerprint",
                                SESSION.fingerprintHash().value()));
        assertThat(TestVerifier.refusalOf(TestVerifier.of(ClaimRules.forAdmission(nested, clock), clock)
                        .verify(token.compact())))
                .isEmpty();
    }

    @Test
    void aTokenIsNotPrinted() {
        assertThat(issuer(config).issue(SESSION, Set.of()))
                .hasToString("AccessToken[redacted, expiresAt=2026-11-01T12:05:00Z]");
    }

    private AccessTokenIssuer issuer(SallyportConfig settings) {
        return new AccessTokenIssuer(
                settings,
                TestRing.of(new TestKeys(), clock),
                new JoseTokenSigner(),
                new JoseTokenEncryption(),
                new SecureRandom(),
                clock);
    }

    private static Map<String, Object> claims(AccessToken token) throws JsonException {
        return new HashMap<>(JsonReader.readObject(
                Base64.getUrlDecoder().decode(token.compact().split("\\.", -1)[1]), 8));
    }
}
