package io.sallyport.config;

import io.sallyport.model.KeyId;
import io.sallyport.model.Password;
import io.sallyport.model.Role;
import io.sallyport.model.SigningAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of value that belong to single settings. */
final class ValueTypes {
    private static final Set<String> CLAIMS_OF_OURS =
            Set.of("iss", "aud", "sub", "iat", "exp", "nbf", "jti", "sid", "auth_time", "preferred_username", "rgn");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PATH = Pattern.compile("(?:/(?!\\.\\.?(?:/|$))[A-Za-z0-9._~-]+)+");
    private static final String IDENTIFIER = "[\\p{L}_$][\\p{L}\\p{N}_$]*";

    private ValueTypes() {}

    static ValueType<String> appName() {
        return ValueType.text("name", "1 to 64 characters of A-Z a-z 0-9 - _", Pattern.compile("[A-Za-z0-9_-]{1,64}"));
    }

    /** A StringOrURI (RFC 7519 §2). */
    static ValueType<String> stringOrUri() {
        Pattern printable = Pattern.compile("[!-~]{1,255}");
        return ValueType.checked(
                "text or URI", "1 to 255 visible ASCII characters, a URI if ':' is among them", text -> {
                    require(printable.matcher(text).matches());
                    return text.contains(":") ? URI.create(text).toString() : text;
                });
    }

    static ValueType<URI> origin() {
        return new ValueType<>(
                "origin",
                "scheme, host and port only, such as https://app.example.com",
                text -> Parsed.attempt(() -> WebOrigin.parse(text)),
                URI::toString);
    }

    static ValueType<Set<String>> origins() {
        return new ValueType<>(
                "origins",
                "origins such as https://app.example.com, parted by commas or spaces",
                text -> Parsed.attempt(() -> Stream.of(text.split("[,\\s]+", -1))
                        .map(origin -> WebOrigin.parse(origin).toString())
                        .collect(Collectors.toUnmodifiableSet())),
                origins -> origins.stream().sorted().collect(Collectors.joining(" ")));
    }

    static ValueType<String> path() {
        return ValueType.text(
                "path", "a path such as /auth, of A-Z a-z 0-9 - . _ ~ and '/', without '/' at its end", PATH);
    }

    static ValueType<ClaimPath> claim() {
        return new ValueType<>(
                "claim",
                "a claim's name, or names from the outermost object inwards as in 'realm_access > roles',"
                        + " other than the claims that every token has (iss, aud, sub, iat, exp, nbf, jti, sid,"
                        + " auth_time, preferred_username, rgn)",
                text -> Parsed.attempt(() -> {
                    ClaimPath path = ClaimPath.parse(text);
                    require(!CLAIMS_OF_OURS.contains(path.names().get(0)));
                    return path;
                }),
                ClaimPath::text);
    }

    /** A claim that is only read, which may be any. */
    static ValueType<ClaimPath> foreignClaim() {
        return new ValueType<>(
                "claim",
                "a claim's name, or names from the outermost object inwards as in 'realm_access > roles'",
                text -> Parsed.attempt(() -> ClaimPath.parse(text)),
                ClaimPath::text);
    }

    /** What whoever can verify cannot sign with. */
    static ValueType<Set<SigningAlgorithm>> asymmetricAlgorithms() {
        String names = Stream.of(SigningAlgorithm.values())
                .filter(algorithm -> !algorithm.isSymmetric())
                .map(SigningAlgorithm::wireName)
                .collect(Collectors.joining(" "));
        return new ValueType<>(
                "algorithms",
                "one or more of " + names + ", parted by commas or spaces",
                text -> Parsed.attempt(() -> Stream.of(text.split("[,\\s]+", -1))
                        .map(ValueTypes::asymmetricAlgorithm)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(SigningAlgorithm.class)))),
                algorithms -> algorithms.stream()
                        .sorted()
                        .map(SigningAlgorithm::wireName)
                        .collect(Collectors.joining(" ")));
    }

    private static SigningAlgorithm asymmetricAlgorithm(String name) {
        return SigningAlgorithm.named(name)
                .filter(algorithm -> !algorithm.isSymmetric())
                .orElseThrow(() -> new IllegalArgumentException("not as expected"));
    }

    /** An address that keys can be fetched from: what stands there decides who gets in. */
    static ValueType<URI> keySetUrl() {
        return new ValueType<>(
                "URL",
                "an https URL without user and fragment; http only for a loopback host such as localhost",
                text -> Parsed.attempt(() -> {
                    URI url = URI.create(text);
                    require(url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null);
                    require("https".equals(url.getScheme())
                            || ("http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost())));
                    return url;
                }),
                URI::toString);
    }

    /** {@code typ} without {@code application/} (RFC 7515 §4.1.9). */
    static ValueType<String> tokenType() {
        return ValueType.text(
                "type",
                "a type such as at+jwt or JWT, without application/, or any for whatever it is",
                Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,63}"));
    }

    static ValueType<List<AccessRule>> rules() {
        return new ValueType<>(
                "rules",
                "lines of [METHOD] PATTERN = public|authenticated|deny|role:a,b [max-lag:PT5S]",
                RulesParser::parse,
                rules -> rules.stream().map(AccessRule::text).collect(Collectors.joining("; ")));
    }

    static ValueType<String> storeName() {
        return ValueType.text(
                "name",
                "memory, jdbc, redis or the name of another store provider",
                Pattern.compile("[a-z][a-z0-9-]{0,63}"));
    }

    static ValueType<RedisUrl> redisUrl() {
        return new ValueType<>(
                "URL",
                "a URL such as redis://redis.example:6379/0, or rediss:// for TLS, with user:password@ or :password@"
                        + " before the host where the server asks for them and %XX for what is special in them",
                text -> Parsed.attempt(() -> RedisUrl.parse(text)),
                RedisUrl::text);
    }

    static ValueType<String> objectName() {
        return ValueType.text(
                "name",
                "a JNDI name such as jdbc/app, or the name of a servlet-context attribute",
                Pattern.compile("[!-~]{1,255}"));
    }

    /** An algorithm, to the letter as it stands in {@code alg}. */
    static ValueType<SigningAlgorithm> algorithm() {
        return new ValueType<>(
                "algorithm",
                "one of " + SigningAlgorithm.wireNames(),
                text -> SigningAlgorithm.named(text)
                        .<Parsed<SigningAlgorithm>>map(Parsed.Read::new)
                        .orElseGet(Parsed.Malformed::new),
                SigningAlgorithm::wireName);
    }

    static ValueType<EncryptionKey> encryptionKey() {
        return new ValueType<>(
                "base64",
                "32 random bytes in base64",
                text -> Parsed.attempt(() -> new EncryptionKey(text)),
                EncryptionKey::base64);
    }

    static ValueType<String> absoluteFile() {
        return ValueType.checked("file", "the absolute path of a file", text -> {
            require(Path.of(text).isAbsolute());
            return text;
        });
    }

    static ValueType<Role> role() {
        return new ValueType<>(
                "role", "a role of 1 to 128 characters", text -> Parsed.attempt(() -> new Role(text)), Role::name);
    }

    static ValueType<List<Path>> absoluteFiles() {
        return new ValueType<>(
                "files",
                "the absolute paths of files, parted by commas",
                text -> Parsed.attempt(() -> Stream.of(text.split("\\s*,\\s*", -1))
                        .map(ValueTypes::absolute)
                        .toList()),
                files -> files.stream().map(Path::toString).collect(Collectors.joining(",")));
    }

    private static Path absolute(String text) {
        Path path = Path.of(text);
        require(path.isAbsolute());
        return path;
    }

    static ValueType<String> keyObjectName() {
        return ValueType.text(
                "name",
                "a JNDI name such as keys/sallyport, or the name of a servlet-context attribute",
                Pattern.compile("[!-~]{1,255}"));
    }

    static ValueType<Password> password() {
        return new ValueType<>(
                "text",
                "1 to " + Password.LONGEST + " characters",
                text -> Parsed.attempt(() -> new Password(text)),
                Password::text);
    }

    static ValueType<String> keyAlias() {
        return ValueType.text("name", "the alias of a key, 1 to 255 characters", Pattern.compile("\\P{Cntrl}{1,255}"));
    }

    static ValueType<KeyId> keyId() {
        return new ValueType<>(
                "name",
                "the name of a key, 1 to 64 characters of A-Z a-z 0-9 - _",
                text -> Parsed.attempt(() -> new KeyId(text)),
                KeyId::value);
    }

    /** A provider that the JVM has: another one would only be missed when the first token is signed. */
    static ValueType<String> providerName() {
        String installed =
                Stream.of(Security.getProviders()).map(Provider::getName).collect(Collectors.joining(", "));
        return new ValueType<>(
                "name",
                "the name of a JCA provider that the JVM has",
                text -> Security.getProvider(text) != null
                        ? new Parsed.Read<>(text)
                        : new Parsed.Faulty<>(List.of("is '" + OneLine.excerpt(text)
                                + "', but the JVM has only these providers: " + installed
                                + ". Give one of them, or remove it")),
                UnaryOperator.identity());
    }

    static ValueType<String> className() {
        return ValueType.text(
                "class name",
                "a class name with its package, such as com.example.OurUsers",
                Pattern.compile(IDENTIFIER + "(?:\\." + IDENTIFIER + ")*"));
    }

    /** SQL that matches a pattern, which asks for parameters. */
    static ValueType<String> sql(String expectation, String pattern) {
        return ValueType.text("SQL", expectation, Pattern.compile(pattern, Pattern.DOTALL));
    }

    private static void require(boolean isAsExpected) {
        if (!isAsExpected) {
            throw new IllegalArgumentException("not as expected");
        }
    }
}
