package io.sallyport.config;

import io.sallyport.model.SigningAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of value that belong to single settings. */
final class ValueTypes {
    private static final Set<String> CLAIMS_OF_OURS =
            Set.of("iss", "aud", "sub", "iat", "exp", "nbf", "jti", "sid", "auth_time", "preferred_username", "rgn");
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

    static ValueType<List<AccessRule>> rules() {
        return new ValueType<>(
                "rules",
                "lines of [METHOD] PATTERN = public|authenticated|deny|role:a,b",
                RulesParser::parse,
                rules -> rules.stream().map(AccessRule::text).collect(Collectors.joining("; ")));
    }

    static ValueType<String> storeName() {
        return ValueType.text(
                "name", "memory, jdbc or the name of another store provider", Pattern.compile("[a-z][a-z0-9-]{0,63}"));
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
