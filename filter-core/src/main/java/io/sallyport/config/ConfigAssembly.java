package io.sallyport.config;

import io.sallyport.model.Password;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Puts the values in force into the records that the rest of the code reads. */
final class ConfigAssembly {
    private final GivenSettings values;
    private final Optional<EncryptionKey> encryptionKey;
    private final Optional<Password> keyPassword;

    ConfigAssembly(GivenSettings values, Optional<EncryptionKey> encryptionKey, Optional<Password> keyPassword) {
        this.values = values;
        this.encryptionKey = encryptionKey;
        this.keyPassword = keyPassword;
    }

    SallyportConfig config() {
        return new SallyportConfig(
                values.get(Settings.APP_NAME),
                values.get(Settings.ISSUER),
                values.get(Settings.AUDIENCE),
                values.find(Settings.PUBLIC_URL),
                values.get(Settings.AUTH_PATH),
                values.find(Settings.LOGIN_PAGE),
                new AccessTokenConfig(
                        values.get(Settings.ACCESS_TOKEN_LIFETIME), values.get(Settings.ACCESS_TOKEN_CACHE_SIZE)),
                refreshToken(),
                new SessionsConfig(values.find(Settings.SESSIONS_ADMIN_ROLE)),
                new FingerprintConfig(
                        values.get(Settings.FINGERPRINT_REQUIRED), values.get(Settings.FINGERPRINT_CLAIM)),
                new RolesConfig(values.get(Settings.ROLES_CLAIM)),
                values.get(Settings.RULES),
                store(),
                keys(),
                new KeyRotationConfig(
                        values.get(Settings.KEYS_POLL_INTERVAL),
                        values.get(Settings.KEYS_ROTATION_INTERVAL),
                        values.find(Settings.KEYS_ADMIN_ROLE)),
                new UsersConfig(values.find(Settings.USERS_CLASS), jdbcUsers()),
                new CookiesConfig(values.get(Settings.COOKIES_PERSISTENT)),
                denyList(),
                values.get(Settings.ALLOWED_ORIGINS),
                trustedIssuers(),
                insecure());
    }

    private RefreshTokenConfig refreshToken() {
        return new RefreshTokenConfig(
                values.get(Settings.REFRESH_TOKEN_IDLE_LIFETIME),
                values.get(Settings.REFRESH_TOKEN_ABSOLUTE_LIFETIME),
                values.get(Settings.REFRESH_TOKEN_GRACE),
                values.get(Settings.REFRESH_TOKEN_TRANSPORT));
    }

    private KeysConfig keys() {
        OwnKeysConfig own = new OwnKeysConfig(
                values.get(Settings.KEYS_FILE),
                values.find(Settings.KEYS_JNDI_NAME),
                keyPassword,
                values.find(Settings.KEYS_ALIAS),
                values.find(Settings.KEYS_SIGNING_KEY));
        return new KeysConfig(
                values.get(Settings.KEYS_ALGORITHM),
                values.get(Settings.ACCESS_TOKEN_ENCRYPTION).algorithm(),
                encryptionKey,
                own,
                values.find(Settings.KEYS_PROVIDER));
    }

    private StoreConfig store() {
        return new StoreConfig(
                values.get(Settings.STORE),
                values.get(Settings.DATASOURCE),
                values.get(Settings.JDBC_CREATE_SCHEMA),
                values.find(Settings.REDIS_URL));
    }

    private Optional<JdbcUsersConfig> jdbcUsers() {
        return values.find(Settings.USERS_JDBC_QUERY)
                .map(query -> new JdbcUsersConfig(
                        query,
                        values.find(Settings.USERS_JDBC_ROLES_QUERY),
                        values.find(Settings.USERS_JDBC_UPDATE_PASSWORD)));
    }

    private DenyListConfig denyList() {
        return new DenyListConfig(values.get(Settings.DENY_LIST_POLL_INTERVAL), values.get(Settings.DENY_LIST_MAX_LAG));
    }

    private List<TrustedIssuerConfig> trustedIssuers() {
        return values.members(TrustedIssuerSettings.FAMILY).stream()
                .map(this::trustedIssuer)
                .toList();
    }

    private TrustedIssuerConfig trustedIssuer(String name) {
        return new TrustedIssuerConfig(
                name,
                values.get(TrustedIssuerSettings.ISSUER.named(name)),
                values.get(TrustedIssuerSettings.AUDIENCE.named(name)),
                values.get(TrustedIssuerSettings.ALGORITHMS.named(name)),
                jwks(name),
                values.get(TrustedIssuerSettings.TYPE.named(name)),
                trustedClaims(name),
                values.get(TrustedIssuerSettings.SKEW.named(name)),
                values.get(TrustedIssuerSettings.MAX_LIFETIME.named(name)));
    }

    private TrustedIssuerConfig.Jwks jwks(String name) {
        return new TrustedIssuerConfig.Jwks(
                values.find(TrustedIssuerSettings.JWKS_URL.named(name)),
                values.find(TrustedIssuerSettings.JWKS_FILE.named(name)).map(Path::of),
                values.get(TrustedIssuerSettings.JWKS_MAX_AGE.named(name)));
    }

    private TrustedIssuerConfig.Claims trustedClaims(String name) {
        ClaimPath fingerprint = values.get(TrustedIssuerSettings.FINGERPRINT_CLAIM.named(name));
        return new TrustedIssuerConfig.Claims(
                values.get(TrustedIssuerSettings.JTI.named(name)) == Demand.REQUIRED,
                Optional.of(fingerprint)
                        .filter(claim -> values.get(TrustedIssuerSettings.FINGERPRINT.named(name)) == Demand.REQUIRED),
                values.find(TrustedIssuerSettings.ROLES_CLAIM.named(name)),
                values.find(TrustedIssuerSettings.USERNAME_CLAIM.named(name)));
    }

    private InsecureConfig insecure() {
        return new InsecureConfig(
                values.get(Settings.INSECURE_COOKIES),
                values.get(Settings.INSECURE_DEMO_USERS),
                values.get(Settings.INSECURE_PLAIN_KEYS));
    }
}
