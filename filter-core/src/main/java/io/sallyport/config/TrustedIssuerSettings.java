package io.sallyport.config;

import io.sallyport.model.SigningAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What the operator states of each foreign issuer whose tokens are to be believed. */
public final class TrustedIssuerSettings {
    /** The value of {@link #TYPE} for tokens of which nothing is asked. */
    public static final String ANY_TYPE = "any";

    private static final String PREFIX = "sallyport.trusted-issuers." + SettingFamily.PLACEHOLDER + ".";

    /** {@code iss} of its tokens. */
    public static final ConfigKey<String> ISSUER = ConfigKey.of(
                    PREFIX + "issuer",
                    ValueTypes.stringOrUri(),
                    "The issuer (iss) of its tokens, to the letter: a slash more or less is another issuer.")
            .asRequired();

    /** {@code aud} of tokens that are meant for this application. */
    public static final ConfigKey<String> AUDIENCE = ConfigKey.of(
                    PREFIX + "audience",
                    ValueTypes.stringOrUri(),
                    "The audience (aud) that its tokens must be for. Let the issuer make one for this application:"
                            + " whoever gets a token for that audience gets in.")
            .asRequired();

    /** What its tokens may be signed with. */
    public static final ConfigKey<Set<SigningAlgorithm>> ALGORITHMS = ConfigKey.of(
                    PREFIX + "algorithms",
                    ValueTypes.asymmetricAlgorithms(),
                    "What its tokens may be signed with. Symmetric ones are not among them: whoever can verify could"
                            + " sign.")
            .asRequired();

    /** Where its keys are published. */
    public static final ConfigKey<URI> JWKS_URL = ConfigKey.of(
            PREFIX + "jwks-url",
            ValueTypes.keySetUrl(),
            "Where it publishes its keys (jwks_uri in its metadata). Asked directly, without a proxy, when the first of"
                    + " its tokens comes; a redirect is not followed. Either this or jwks-file must be given.");

    /** A file that holds its keys. */
    public static final ConfigKey<String> JWKS_FILE = ConfigKey.of(
            PREFIX + "jwks-file",
            ValueTypes.absoluteFile(),
            "A file with its key set (RFC 7517), where the server may not reach the issuer. Read at the start, and"
                    + " again within half a minute after it changes.");

    /** How long keys are believed. */
    public static final ConfigKey<Duration> JWKS_MAX_AGE = ConfigKey.of(
                    PREFIX + "jwks-max-age",
                    ValueType.duration("PT5M", "P7D"),
                    "How long its keys are believed while they cannot be read again. Then its tokens get 503.")
            .byDefault(Duration.ofHours(24));

    /** {@code typ} of its tokens. */
    public static final ConfigKey<String> TYPE = ConfigKey.of(
                    PREFIX + "type",
                    ValueTypes.tokenType(),
                    "The type (typ) in the header of its access tokens, in capital or small letters; application/ in"
                            + " front is overlooked.")
            .byDefault("at+jwt")
            .warningWhen(
                    type -> !type.equalsIgnoreCase("at+jwt"),
                    "other tokens of this issuer may be of this type, ID tokens say, and are accepted where they are for"
                            + " the same audience");

    /** Whether its tokens are worthless without a cookie. */
    public static final ConfigKey<Demand> FINGERPRINT = ConfigKey.of(
                    PREFIX + "fingerprint",
                    ValueType.oneOf(List.of(Demand.values())),
                    "Whether its tokens must be bound to the fingerprint cookie. Few issuers can do that.")
            .byDefault(Demand.REQUIRED)
            .warningWhen(
                    demand -> demand == Demand.NONE,
                    "a token of this issuer that leaks is accepted from anywhere until it expires");

    /** The claim that carries the fingerprint's hash. */
    public static final ConfigKey<ClaimPath> FINGERPRINT_CLAIM = ConfigKey.of(
                    PREFIX + "fingerprint-claim",
                    ValueTypes.claim(),
                    "The claim of its tokens that carries the fingerprint's hash.")
            .byDefault("that of sallyport.fingerprint.claim", values -> values.get(Settings.FINGERPRINT_CLAIM));

    /** Whether its tokens must have a name. */
    public static final ConfigKey<Demand> JTI = ConfigKey.of(
                    PREFIX + "jti",
                    ValueType.oneOf(List.of(Demand.values())),
                    "Whether its tokens must have an id (jti), by which a single one can be denied.")
            .byDefault(Demand.REQUIRED)
            .warningWhen(
                    demand -> demand == Demand.NONE,
                    "a token without jti cannot be denied before it expires, not even when its user signs out");

    /** The claim that carries the roles. */
    public static final ConfigKey<ClaimPath> ROLES_CLAIM = ConfigKey.of(
            PREFIX + "roles-claim",
            ValueTypes.claim(),
            "The claim that carries the user's roles, an array of texts. Without this setting its users have no role.");

    /** The claim that carries the user's name. */
    public static final ConfigKey<ClaimPath> USERNAME_CLAIM = ConfigKey.of(
            PREFIX + "username-claim",
            ValueTypes.foreignClaim(),
            "The claim that carries the user's name; a token without it is refused. Without this setting the name is"
                    + " preferred_username, or else sub.");

    /** How far its clock may be wrong. */
    public static final ConfigKey<Duration> SKEW = ConfigKey.of(
                    PREFIX + "skew",
                    ValueType.duration("PT0S", "PT60S"),
                    "How far its clock and this server's may be apart.")
            .byDefault(Duration.ofSeconds(30));

    /** How long its tokens may live. */
    public static final ConfigKey<Duration> MAX_LIFETIME = ConfigKey.of(
                    PREFIX + "max-lifetime",
                    ValueType.duration("PT1S", "P1D"),
                    "How long its tokens may live, from iat to exp; a token that lives longer is refused.")
            .byDefault(Duration.ofHours(1));

    /** All of them. */
    static final SettingFamily FAMILY = new SettingFamily(
            "Trusted issuers",
            "Other issuers whose tokens are believed, with one set of settings for each: in the place of <name> stands"
                    + " what the operator calls it, 1 to 32 characters of a-z 0-9 -. In the environment they are capital"
                    + " letters, with '_' for '-'.",
            List.of(
                    ISSUER,
                    AUDIENCE,
                    ALGORITHMS,
                    JWKS_URL,
                    JWKS_FILE,
                    JWKS_MAX_AGE,
                    TYPE,
                    FINGERPRINT,
                    FINGERPRINT_CLAIM,
                    JTI,
                    ROLES_CLAIM,
                    USERNAME_CLAIM,
                    SKEW,
                    MAX_LIFETIME));

    private TrustedIssuerSettings() {}
}
