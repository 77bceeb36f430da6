package io.sallyport.config;

import io.sallyport.model.KeyId;
import io.sallyport.model.Password;
import io.sallyport.model.Role;
import io.sallyport.model.SigningAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Every setting that stands alone, one constant each, and the families of the others. What is dangerous starts with {@code sallyport.insecure}; nothing turns signature
 * or expiry off.
 */
public final class Settings {
    /** Names cookies, realm and default issuer. */
    public static final ConfigKey<String> APP_NAME = ConfigKey.of(
                    "sallyport.app-name",
                    ValueTypes.appName(),
                    "Names the cookies, the realm and the default issuer. Two applications on one host need two names;"
                            + " by default each gets one from its context path, and '-' stands for what is no letter"
                            + " or digit there.")
            .byDefault(
                    "sallyport and the context path, as in sallyport-depot",
                    values -> AppName.of(values.contextPath()));

    /** {@code iss} of our tokens. */
    public static final ConfigKey<String> ISSUER = ConfigKey.of(
                    "sallyport.issuer", ValueTypes.stringOrUri(), "The issuer (iss) of the tokens made here.")
            .byDefault("urn:sallyport: and the app-name", values -> "urn:sallyport:" + values.get(APP_NAME));

    /** {@code aud} of our tokens. */
    public static final ConfigKey<String> AUDIENCE = ConfigKey.of(
                    "sallyport.audience",
                    ValueTypes.stringOrUri(),
                    "The audience (aud) of the tokens made here; a token for another audience is refused.")
            .byDefault("the app-name", values -> values.get(APP_NAME));

    /** The origin that browsers see. */
    public static final ConfigKey<URI> PUBLIC_URL = ConfigKey.of(
            "sallyport.public-url",
            ValueTypes.origin(),
            "The origin that browsers see. Give it where a proxy terminates TLS: forwarded headers are not believed, and"
                    + " without it the application takes itself to be where the container says.");

    /** Where the endpoints are. */
    public static final ConfigKey<String> AUTH_PATH = ConfigKey.of(
                    "sallyport.auth-path",
                    ValueTypes.path(),
                    "Where sign-in, refresh, sign-out and the other endpoints are, below the context path.")
            .byDefault("/auth");

    /** A page that anybody may open to sign in. */
    public static final ConfigKey<String> LOGIN_PAGE = ConfigKey.of(
            "sallyport.login-page",
            ValueTypes.path(),
            "A page of the application, below the context path, that anybody may open to sign in, whatever the rules"
                    + " say.");

    /** How long an access token lives. */
    public static final ConfigKey<Duration> ACCESS_TOKEN_LIFETIME = ConfigKey.of(
                    "sallyport.access-token.lifetime",
                    ValueType.duration("PT1S", "PT1H"),
                    "How long an access token is accepted after it was issued. Short is safe: whoever lost a role keeps"
                            + " it for at most this long.")
            .byDefault(Duration.ofMinutes(5))
            .warningWhen(
                    lifetime -> lifetime.compareTo(Duration.ofSeconds(30)) < 0,
                    "shorter than PT30S: clients refresh all the time, and a slow one gets a token that has expired");

    /** Whether access tokens are encrypted. */
    public static final ConfigKey<TokenEncryptionMode> ACCESS_TOKEN_ENCRYPTION = ConfigKey.of(
                    "sallyport.access-token.encryption",
                    ValueType.oneOf(List.of(TokenEncryptionMode.values())),
                    "Whether access tokens are encrypted after they were signed, so that nobody but the server reads"
                            + " the names and roles in them: dir with a secret of the key ring, rsa-oaep-256 to an RSA"
                            + " key whose public half is in the key set. Tokens that are only signed are accepted all"
                            + " the same.")
            .byDefault(TokenEncryptionMode.NONE);

    /** How many verified tokens are remembered. */
    public static final ConfigKey<Integer> ACCESS_TOKEN_CACHE_SIZE = ConfigKey.of(
                    "sallyport.access-token.cache-size",
                    ValueType.number(0, 1_000_000),
                    "How many verified tokens each node remembers, so that a token that comes again costs no signature"
                            + " check; 0 for none. One takes about 1.5 KB. Expiry, fingerprint and deny-list are"
                            + " checked on every request all the same.")
            .byDefault(10_000);

    /** How long a session lives without a refresh. */
    public static final ConfigKey<Duration> REFRESH_TOKEN_IDLE_LIFETIME = ConfigKey.of(
                    "sallyport.refresh-token.idle-lifetime",
                    ValueType.duration("PT1S", "P365D"),
                    "How long a session lives without a refresh. Each refresh starts it anew, up to"
                            + " sallyport.refresh-token.absolute-lifetime.")
            .byDefault(Duration.ofHours(1));

    /** How long a session lives at most. */
    public static final ConfigKey<Duration> REFRESH_TOKEN_ABSOLUTE_LIFETIME = ConfigKey.of(
                    "sallyport.refresh-token.absolute-lifetime",
                    ValueType.duration("PT1S", "P365D"),
                    "How long a session lives after the sign-in, however often it is refreshed.")
            .byDefault(Duration.ofHours(12));

    /** How long a spent refresh token gets the same successor. */
    public static final ConfigKey<Duration> REFRESH_TOKEN_GRACE = ConfigKey.of(
                    "sallyport.refresh-token.grace",
                    ValueType.duration("PT0S", "PT60S"),
                    "How long a spent refresh token still gets the same successor, for tabs that refresh at the same"
                            + " time and answers that get lost.")
            .byDefault(Duration.ofSeconds(10));

    /** How the refresh token travels. */
    public static final ConfigKey<RefreshTransport> REFRESH_TOKEN_TRANSPORT = ConfigKey.of(
                    "sallyport.refresh-token.transport",
                    ValueType.oneOf(List.of(RefreshTransport.values())),
                    "How the refresh token travels: in a cookie that script cannot read, or in the bodies of requests"
                            + " and answers, for clients that are no browsers.")
            .byDefault(RefreshTransport.COOKIE);

    /** Whose tokens open the endpoints for all users' sessions. */
    public static final ConfigKey<Role> SESSIONS_ADMIN_ROLE = ConfigKey.of(
            "sallyport.sessions.admin-role",
            ValueTypes.role(),
            "The role that may list and end other users' sessions at the endpoints. Without it these endpoints are not"
                    + " there.");

    /** Whether a token is worthless without its cookie. */
    public static final ConfigKey<Boolean> FINGERPRINT_REQUIRED = ConfigKey.of(
                    "sallyport.fingerprint.required",
                    ValueType.bool(),
                    "Whether a token is refused without the fingerprint cookie that it is bound to.")
            .byDefault(true)
            .warningWhen(required -> !required, "a token that leaks is accepted from anywhere until it expires");

    /** The claim that carries the fingerprint's hash. */
    public static final ConfigKey<ClaimPath> FINGERPRINT_CLAIM = ConfigKey.of(
                    "sallyport.fingerprint.claim", ValueTypes.claim(), "The claim that carries the fingerprint's hash.")
            .byDefault(ClaimPath.parse("fgp"));

    /** The claim that carries the roles. */
    public static final ConfigKey<ClaimPath> ROLES_CLAIM = ConfigKey.of(
                    "sallyport.roles.claim", ValueTypes.claim(), "The claim that carries the user's roles.")
            .byDefault(ClaimPath.parse("groups"));

    /** Who may open what. */
    public static final ConfigKey<List<AccessRule>> RULES = ConfigKey.of(
                    "sallyport.rules",
                    ValueTypes.rules(),
                    "Who may open what below the context path: rules parted by line breaks or ';', comments from '#'"
                            + " on. The first rule that matches decides, a path that none matches is open to whoever"
                            + " is signed in, and GET covers HEAD.")
            .byDefault("no rule: everything for whoever is signed in", values -> List.of());

    /** Where sessions, denials and keys are kept. */
    public static final ConfigKey<String> STORE = ConfigKey.of(
                    "sallyport.store",
                    ValueTypes.storeName(),
                    "Where sessions, denials and keys are kept: memory is for one node and forgets at each restart, jdbc"
                            + " is a database that all nodes share, redis a Redis or Valkey server.")
            .byDefault("memory");

    /** The DataSource for the store and the users. */
    public static final ConfigKey<String> DATASOURCE = ConfigKey.of(
                    "sallyport.datasource",
                    ValueTypes.objectName(),
                    "The application's DataSource, for sallyport.store=jdbc and for sallyport.users.jdbc.query: a JNDI"
                            + " name, tried below java:comp/env/ first, or a servlet-context attribute.")
            .byDefault("jdbc/sallyport");

    /** Whether missing tables are created. */
    public static final ConfigKey<Boolean> JDBC_CREATE_SCHEMA = ConfigKey.of(
                    "sallyport.jdbc.create-schema",
                    ValueType.bool(),
                    "Whether the store's tables are created at start where they are missing. Otherwise the database's"
                            + " administrator runs the script.")
            .byDefault(false);

    /** The Redis server. */
    public static final ConfigKey<RedisUrl> REDIS_URL = ConfigKey.of(
                    "sallyport.redis.url",
                    ValueTypes.redisUrl(),
                    "The server for sallyport.store=redis, which asks for it: Redis 6.2 or later, or Valkey.")
            .asSecret();

    /** What new keys sign with. */
    public static final ConfigKey<SigningAlgorithm> KEYS_ALGORITHM = ConfigKey.of(
                    "sallyport.keys.algorithm",
                    ValueTypes.algorithm(),
                    "What keys that are made here sign access tokens with. A key keeps its algorithm: another one here"
                            + " is that of the next key that is made. HS256 is for an application whose tokens nobody else"
                            + " checks, since its key set publishes nothing.")
            .byDefault(SigningAlgorithm.RS256);

    /** What wraps private keys at rest. */
    public static final ConfigKey<EncryptionKey> KEYS_ENCRYPTION_KEY = ConfigKey.of(
                    "sallyport.keys.encryption-key",
                    ValueTypes.encryptionKey(),
                    "Encrypts private keys in a shared store, and never stands in it: make one with"
                            + " 'openssl rand -base64 32' and give all nodes the same.")
            .asSecret();

    /** A file that holds the key-encryption key. */
    public static final ConfigKey<String> KEYS_ENCRYPTION_KEY_FILE = ConfigKey.of(
            "sallyport.keys.encryption-key-file",
            ValueTypes.absoluteFile(),
            "A file that holds the value of sallyport.keys.encryption-key, and that only the server may read.");

    /** How long a key makes tokens. */
    public static final ConfigKey<Duration> KEYS_ROTATION_INTERVAL = ConfigKey.of(
                    "sallyport.keys.rotation-interval",
                    ValueType.duration("PT1H", "P365D"),
                    "How long a key makes tokens until the next takes over, where the store keeps the keys. What it made"
                            + " is accepted for as long as it lives.")
            .byDefault(Duration.ofDays(30));

    /** How often the ring is read again. */
    public static final ConfigKey<Duration> KEYS_POLL_INTERVAL = ConfigKey.of(
                    "sallyport.keys.poll-interval",
                    ValueType.duration("PT1S", "PT10M"),
                    "How often the keys are read again. A new key is published for two of these and six minutes before"
                            + " it makes tokens; a removed one is refused by every node after one of these.")
            .byDefault(Duration.ofSeconds(30));

    /** Whose tokens open the endpoints for keys. */
    public static final ConfigKey<Role> KEYS_ADMIN_ROLE = ConfigKey.of(
            "sallyport.keys.admin-role",
            ValueTypes.role(),
            "The role that may list, rotate and remove keys at the endpoints. Without it these endpoints are not"
                    + " there.");

    /** Files with keys of the operator's. */
    public static final ConfigKey<List<Path>> KEYS_FILE = ConfigKey.of(
                    "sallyport.keys.file",
                    ValueTypes.absoluteFiles(),
                    "Files with the private keys that sign access tokens, instead of keys that are made here: PKCS #12"
                            + " (.p12, .pfx), JWK (.json, .jwk, .jwks), or PEM. The last key signs, the others check and"
                            + " are published. The files are read again with the ring; where they are not good any more,"
                            + " the keys stay as they were.")
            .byDefault("none: keys are made here", values -> List.of());

    /** An object with keys of the operator's. */
    public static final ConfigKey<String> KEYS_JNDI_NAME = ConfigKey.of(
            "sallyport.keys.jndi-name",
            ValueTypes.keyObjectName(),
            "The object with the keys that sign access tokens, instead of sallyport.keys.file: an"
                    + " io.sallyport.spi.KeySource, a java.security.KeyPair, or a text in PEM or JWK. A JNDI name, tried"
                    + " below java:comp/env/ first, or a servlet-context attribute.");

    /** What opens files of keys. */
    public static final ConfigKey<Password> KEYS_PASSWORD = ConfigKey.of(
                    "sallyport.keys.password",
                    ValueTypes.password(),
                    "What opens the files of sallyport.keys.file that are encrypted.")
            .asSecret();

    /** A file with what opens files of keys. */
    public static final ConfigKey<String> KEYS_PASSWORD_FILE = ConfigKey.of(
            "sallyport.keys.password-file",
            ValueTypes.absoluteFile(),
            "A file that holds the value of sallyport.keys.password, and that only the server may read.");

    /** The key of a key store that counts. */
    public static final ConfigKey<String> KEYS_ALIAS = ConfigKey.of(
            "sallyport.keys.alias",
            ValueTypes.keyAlias(),
            "The one key of a PKCS #12 file that counts. Without it all of its keys do, in the order of their aliases.");

    /** The key that signs. */
    public static final ConfigKey<KeyId> KEYS_SIGNING_KEY = ConfigKey.of(
            "sallyport.keys.signing-key",
            ValueTypes.keyId(),
            "The name (kid) of the key that signs, of those in sallyport.keys.file or -jndi-name: what a JWK or an alias"
                    + " says, else the key's thumbprint (RFC 7638). Without it the last one signs.");

    /** Who makes and checks signatures. */
    public static final ConfigKey<String> KEYS_PROVIDER = ConfigKey.of(
            "sallyport.keys.provider",
            ValueTypes.providerName(),
            "The JCA provider that makes and checks signatures, of those that the JVM has, such as BC. Without it the JDK"
                    + " chooses.");

    /** A class that finds users. */
    public static final ConfigKey<String> USERS_CLASS = ConfigKey.of(
            "sallyport.users.class",
            ValueTypes.className(),
            "A class of the application that implements io.sallyport.spi.UserStore and has a public constructor without"
                    + " parameters.");

    /** Finds a user in the application's own tables. */
    public static final ConfigKey<String> USERS_JDBC_QUERY = ConfigKey.of(
            "sallyport.users.jdbc.query",
            ValueTypes.sql("SQL with the parameter :username, or one ? for it", ".*(?::username\\b|\\?).*"),
            "Finds a user in the application's own tables: one row of id, user name, password hash, enabled, by"
                    + " :username.");

    /** Finds a user's roles. */
    public static final ConfigKey<String> USERS_JDBC_ROLES_QUERY = ConfigKey.of(
            "sallyport.users.jdbc.roles-query",
            ValueTypes.sql(
                    "SQL with the parameter :id or :username, or one ? for the id", ".*(?::(?:id|username)\\b|\\?).*"),
            "Finds a user's roles, one name a row, by :id or :username.");

    /** Writes a new password's hash. */
    public static final ConfigKey<String> USERS_JDBC_UPDATE_PASSWORD = ConfigKey.of(
            "sallyport.users.jdbc.update-password",
            ValueTypes.sql(
                    "SQL with the parameters :hash and :id or :username, or two ? for hash and id",
                    "(?=.*:hash\\b)(?=.*:(?:id|username)\\b).*|.*\\?.*\\?.*"),
            "Writes :hash as the password hash of user :id. Without it nobody can change a password here.");

    /** Whether cookies outlive the browser. */
    public static final ConfigKey<Boolean> COOKIES_PERSISTENT = ConfigKey.of(
                    "sallyport.cookies.persistent",
                    ValueType.bool(),
                    "Whether the cookies outlive the browser, for as long as the refresh token is accepted.")
            .byDefault(false);

    /** How often a shared store is asked for news. */
    public static final ConfigKey<Duration> DENY_LIST_POLL_INTERVAL = ConfigKey.of(
                    "sallyport.deny-list.poll-interval",
                    ValueType.duration("PT0.05S", "PT1M"),
                    "How often a shared store is asked for sessions that other nodes have ended.")
            .byDefault(Duration.ofMillis(400));

    /** How long a node without news goes on. */
    public static final ConfigKey<Duration> DENY_LIST_MAX_LAG = ConfigKey.of(
                    "sallyport.deny-list.max-lag",
                    ValueType.duration("PT1S", "PT10M"),
                    "How long a node goes on without contact to a shared store. Then it refuses requests with 503 until"
                            + " it knows again who was signed out; a rule may say otherwise for its paths.")
            .byDefault(Duration.ofSeconds(30));

    /** Other origins whose pages may call the endpoints. */
    public static final ConfigKey<Set<String>> ALLOWED_ORIGINS = ConfigKey.of(
                    "sallyport.allowed-origins",
                    ValueTypes.origins(),
                    "Other origins whose pages may call the endpoints, beside the application's own.")
            .byDefault("none but our own", values -> Set.of());

    /** Demonstration users with a published password. */
    public static final ConfigKey<Boolean> INSECURE_DEMO_USERS = ConfigKey.of(
                    "sallyport.insecure.demo-users",
                    ValueType.bool(),
                    "Lets alice, bob and admin sign in with a published password, on loopback only.")
            .byDefault(false)
            .warningWhen(on -> on, "alice, bob and admin sign in with a published password; for a demonstration only");

    /** Private keys unencrypted in a shared store. */
    public static final ConfigKey<Boolean> INSECURE_PLAIN_KEYS = ConfigKey.of(
                    "sallyport.insecure.plain-keys",
                    ValueType.bool(),
                    "Lets a shared store hold private keys without sallyport.keys.encryption-key.")
            .byDefault(false)
            .warningWhen(on -> on, "whoever reads the store's tables or a backup of them can make tokens");

    /** Cookies without prefix and {@code Secure}. */
    public static final ConfigKey<Boolean> INSECURE_COOKIES = ConfigKey.of(
                    "sallyport.insecure.cookies",
                    ValueType.bool(),
                    "Sets cookies without the __Host- prefix and without Secure, on loopback only.")
            .byDefault(false)
            .warningWhen(
                    on -> on, "cookies travel unencrypted and a neighbouring host can set them; for loopback only");

    /** All of them that stand alone, in the order of tables and pages. */
    public static final List<ConfigKey<?>> ALL = List.of(
            APP_NAME,
            ISSUER,
            AUDIENCE,
            PUBLIC_URL,
            AUTH_PATH,
            LOGIN_PAGE,
            ACCESS_TOKEN_LIFETIME,
            ACCESS_TOKEN_ENCRYPTION,
            ACCESS_TOKEN_CACHE_SIZE,
            REFRESH_TOKEN_IDLE_LIFETIME,
            REFRESH_TOKEN_ABSOLUTE_LIFETIME,
            REFRESH_TOKEN_GRACE,
            REFRESH_TOKEN_TRANSPORT,
            SESSIONS_ADMIN_ROLE,
            FINGERPRINT_REQUIRED,
            FINGERPRINT_CLAIM,
            ROLES_CLAIM,
            RULES,
            STORE,
            DATASOURCE,
            JDBC_CREATE_SCHEMA,
            REDIS_URL,
            KEYS_ALGORITHM,
            KEYS_ENCRYPTION_KEY,
            KEYS_ENCRYPTION_KEY_FILE,
            KEYS_ROTATION_INTERVAL,
            KEYS_POLL_INTERVAL,
            KEYS_ADMIN_ROLE,
            KEYS_FILE,
            KEYS_JNDI_NAME,
            KEYS_PASSWORD,
            KEYS_PASSWORD_FILE,
            KEYS_ALIAS,
            KEYS_SIGNING_KEY,
            KEYS_PROVIDER,
            USERS_CLASS,
            USERS_JDBC_QUERY,
            USERS_JDBC_ROLES_QUERY,
            USERS_JDBC_UPDATE_PASSWORD,
            COOKIES_PERSISTENT,
            DENY_LIST_POLL_INTERVAL,
            DENY_LIST_MAX_LAG,
            ALLOWED_ORIGINS,
            INSECURE_DEMO_USERS,
            INSECURE_PLAIN_KEYS,
            INSECURE_COOKIES);

    /** The settings of which there is one set for each thing that the operator names. */
    public static final List<SettingFamily> FAMILIES = List.of(TrustedIssuerSettings.FAMILY);

    private Settings() {}
}
