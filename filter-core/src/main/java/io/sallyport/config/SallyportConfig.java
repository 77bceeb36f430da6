package io.sallyport.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that can be configured, checked and complete. Made from text by {@link ConfigLoader}, or in code.
 *
 * @param appName names cookies, realm and default issuer: 1 to 64 characters of {@code A-Z a-z 0-9 - _}
 * @param issuer {@code iss} of our tokens
 * @param audience {@code aud} of our tokens
 * @param publicUrl the origin that browsers see, where a proxy stands in front; scheme, host and port only
 * @param authPath where the endpoints are, below the context path: {@code /auth}
 * @param loginPage a path of the application that anybody may open to sign in
 * @param accessToken the access token
 * @param refreshToken the refresh token and the session's lifetimes
 * @param sessions who may end other users' sessions
 * @param fingerprint the fingerprint
 * @param roles the claim that carries roles
 * @param rules who may open what; the first match wins, no match is authenticated
 * @param store where sessions, denials and keys are kept
 * @param keys how keys are kept
 * @param keyRotation how keys follow each other
 * @param users where users come from
 * @param cookies cookies
 * @param denyList how the deny-list is followed
 * @param allowedOrigins other origins whose pages may call the endpoints
 * @param trustedIssuers whose tokens are believed besides our own, in the order of their names
 * @param insecure every weakening setting
 */
public record SallyportConfig(
        String appName,
        String issuer,
        String audience,
        Optional<URI> publicUrl,
        String authPath,
        Optional<String> loginPage,
        AccessTokenConfig accessToken,
        RefreshTokenConfig refreshToken,
        SessionsConfig sessions,
        FingerprintConfig fingerprint,
        RolesConfig roles,
        List<AccessRule> rules,
        StoreConfig store,
        KeysConfig keys,
        KeyRotationConfig keyRotation,
        UsersConfig users,
        CookiesConfig cookies,
        DenyListConfig denyList,
        Set<String> allowedOrigins,
        List<TrustedIssuerConfig> trustedIssuers,
        InsecureConfig insecure) {
    public SallyportConfig {
        rules = List.copyOf(rules);
        allowedOrigins = Set.copyOf(allowedOrigins);
        trustedIssuers = List.copyOf(trustedIssuers);
    }
    /** What is in force without any setting. */
    public static SallyportConfig defaults(String contextPath) {
        return builder(contextPath).build();
    }

    /**
     * Starts from the defaults.
     *
     * @param contextPath the application's context path as the container has it, empty for the root
     */
    public static ConfigBuilder builder(String contextPath) {
        return new ConfigBuilder(contextPath);
    }
}
