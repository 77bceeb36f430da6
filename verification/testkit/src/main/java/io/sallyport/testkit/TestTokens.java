package io.sallyport.testkit;

import io.sallyport.fingerprint.Fingerprint;
import io.sallyport.internal.json.JsonWriter;
import io.sallyport.model.KeyId;
import io.sallyport.model.StoredKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Mints access tokens for tests: what an application in the root context accepts with its default settings at
 * {@link #NOON}, but for what the test changes. Each method gives a new one, so that a test can keep a good token and
 * spoil one thing at a time.
 */
public final class TestTokens {
    /** When tokens are issued, unless told otherwise. */
    public static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    /** The value of the fingerprint cookie that tokens are bound to, unless told otherwise. */
    public static final Fingerprint FINGERPRINT = new Fingerprint("f".repeat(42) + "A");

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final TestSignature signature;
    private final JsonText header;
    private final JsonText claims;
    private final Optional<byte[]> headerBytes;
    private final Optional<byte[]> payload;
    private final UnaryOperator<String> signingInput;

    private TestTokens(
            TestSignature signature,
            JsonText header,
            JsonText claims,
            Optional<byte[]> headerBytes,
            Optional<byte[]> payload,
            UnaryOperator<String> signingInput) {
        this.signature = signature;
        this.header = header;
        this.claims = claims;
        this.headerBytes = headerBytes;
        this.payload = payload;
        this.signingInput = signingInput;
    }

    /** Tokens that a key of a ring signs with its algorithm; the key must not be wrapped. */
    public static TestTokens signedWith(StoredKey key) {
        return key.algorithm().startsWith("HS")
                ? macWith(key.algorithm(), key.id(), key.bytes())
                : signedWith(key.algorithm(), key.id(), TestSignature.privateKey(key.algorithm(), key.bytes()));
    }

    /** Tokens that a key pair signs with RS256 in the name of {@code id}. */
    public static TestTokens signedWith(KeyId id, KeyPair pair) {
        return signedWith("RS256", id, pair.getPrivate());
    }

    /** Tokens that a key signs with an algorithm of RFC 7518 §3.1, or with EdDSA, in the name of {@code id}. */
    public static TestTokens signedWith(String algorithm, KeyId id, PrivateKey key) {
        return with(algorithm, id, TestSignature.with(algorithm, key));
    }

    /** Tokens that carry a MAC (HS256) in the name of {@code id}. */
    public static TestTokens macWith(KeyId id, byte[] secret) {
        return macWith("HS256", id, secret);
    }

    /** Tokens that carry a MAC (HS256, HS384 or HS512) in the name of {@code id}; an empty secret is one too. */
    public static TestTokens macWith(String algorithm, KeyId id, byte[] secret) {
        return with(algorithm, id, TestSignature.mac(algorithm, secret.clone()));
    }

    /** Tokens with {@code alg} {@code none} and an empty signature in the name of {@code id}. */
    public static TestTokens unsigned(KeyId id) {
        return with("none", id, input -> new byte[0]);
    }

    private static TestTokens with(String algorithm, KeyId id, TestSignature signature) {
        JsonText header =
                JsonText.EMPTY.with("alg", algorithm).with("kid", id.value()).with("typ", "at+jwt");
        return new TestTokens(
                        signature, header, JsonText.EMPTY, Optional.empty(), Optional.empty(), UnaryOperator.identity())
                .issuer("urn:sallyport:sallyport")
                .audience("sallyport")
                .subject("alice")
                .withClaim("jti", "test-token")
                .session("test-session")
                .withClaim("preferred_username", "alice")
                .generation(0)
                .roles("clerk")
                .fingerprint(FINGERPRINT)
                .issuedAt(NOON);
    }

    /** With another {@code iss}. */
    public TestTokens issuer(String issuer) {
        return withClaim("iss", issuer);
    }

    /** With another {@code aud}. */
    public TestTokens audience(String audience) {
        return withClaim("aud", audience);
    }

    /** With another {@code sub}. */
    public TestTokens subject(String subject) {
        return withClaim("sub", subject);
    }

    /** With another {@code sid}. */
    public TestTokens session(String session) {
        return withClaim("sid", session);
    }

    /** Bound to another fingerprint: the value of the cookie, whose hash goes into the token. */
    public TestTokens fingerprint(Fingerprint fingerprint) {
        return withClaim("fgp", fingerprint.hash().value());
    }

    /** With another {@code rgn}. */
    public TestTokens generation(long generation) {
        return withClaim("rgn", generation);
    }

    /** With other {@code groups}. */
    public TestTokens roles(String... roles) {
        return withClaim("groups", List.of(roles));
    }

    /** Issued and signed in at another instant, for five minutes from then on. */
    public TestTokens issuedAt(Instant instant) {
        return withClaim("iat", instant.getEpochSecond())
                .withClaim("auth_time", instant.getEpochSecond())
                .expiresAt(instant.plus(LIFETIME));
    }

    /** With another {@code exp}. */
    public TestTokens expiresAt(Instant instant) {
        return withClaim("exp", instant.getEpochSecond());
    }

    /** With another {@code typ}. */
    public TestTokens type(String type) {
        return headerMember("typ", type);
    }

    /** With a claim of any JSON value; see {@link JsonWriter#put}. */
    public TestTokens withClaim(String name, Object value) {
        return claims(claims.with(name, value));
    }

    /** With a claim whose value is this text, whether it is JSON or not. */
    public TestTokens claimText(String name, String json) {
        return claims(claims.withText(name, json));
    }

    /** With a claim behind all others, be there one of its name or not. */
    public TestTokens anotherClaim(String name, String json) {
        return claims(claims.withAnother(name, json));
    }

    /** Without a claim. */
    public TestTokens withoutClaim(String name) {
        return claims(claims.without(name));
    }

    /** With a header member of any JSON value; the signature covers it. */
    public TestTokens headerMember(String name, Object value) {
        return header(header.with(name, value));
    }

    /** With a header member whose value is this text, whether it is JSON or not. */
    public TestTokens headerText(String name, String json) {
        return header(header.withText(name, json));
    }

    /** With a header member behind all others, be there one of its name or not. */
    public TestTokens anotherHeaderMember(String name, String json) {
        return header(header.withAnother(name, json));
    }

    /** Without a header member. */
    public TestTokens withoutHeaderMember(String name) {
        return header(header.without(name));
    }

    /** With these bytes in the place of the whole header; the signature covers them. */
    public TestTokens header(byte[] bytes) {
        return new TestTokens(signature, header, claims, Optional.of(bytes.clone()), payload, signingInput);
    }

    /** With these bytes in the place of all claims. */
    public TestTokens payload(byte[] bytes) {
        return new TestTokens(signature, header, claims, headerBytes, Optional.of(bytes.clone()), signingInput);
    }

    /** With another signature, made of the good one. */
    public TestTokens signature(UnaryOperator<byte[]> change) {
        return new TestTokens(
                input -> change.apply(signature.of(input)), header, claims, headerBytes, payload, signingInput);
    }

    /** With another signing input, the encoded header and payload with a dot between, made of the good one. */
    public TestTokens signingInput(UnaryOperator<String> change) {
        return new TestTokens(signature, header, claims, headerBytes, payload, change);
    }

    /** The header in JSON, for a test that spoils its text. */
    public String header() {
        return header.text();
    }

    /** The claims in JSON, for a test that spoils their text. */
    public String claims() {
        return claims.text();
    }

    /** The token (RFC 7515 §7.1). */
    public String compact() {
        String encoded = base64Url(headerBytes.orElseGet(() -> header().getBytes(StandardCharsets.UTF_8)))
                + "."
                + base64Url(payload.orElseGet(() -> claims().getBytes(StandardCharsets.UTF_8)));
        String input = signingInput.apply(encoded);
        return input + "." + base64Url(signature.of(input.getBytes(StandardCharsets.UTF_8)));
    }

    private TestTokens header(JsonText other) {
        return new TestTokens(signature, other, claims, headerBytes, payload, signingInput);
    }

    private TestTokens claims(JsonText other) {
        return new TestTokens(signature, header, other, headerBytes, payload, signingInput);
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
