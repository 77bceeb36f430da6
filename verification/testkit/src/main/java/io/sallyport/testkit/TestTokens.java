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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final Map<String, Object> header;
    private final Map<String, Object> claims;
    private final Optional<byte[]> payload;

    private TestTokens(
            TestSignature signature, Map<String, Object> header, Map<String, Object> claims, Optional<byte[]> payload) {
        this.signature = signature;
        this.header = header;
        this.claims = claims;
        this.payload = payload;
    }

    /** Tokens that a key of a ring signs with RS256; the key must not be wrapped. */
    public static TestTokens signedWith(StoredKey key) {
        return signedWith(key.id(), TestSignature.privateKey(key.bytes()));
    }

    /** Tokens that a key pair signs with RS256 in the name of {@code id}. */
    public static TestTokens signedWith(KeyId id, KeyPair pair) {
        return signedWith(id, pair.getPrivate());
    }

    private static TestTokens signedWith(KeyId id, PrivateKey key) {
        return with("RS256", id, TestSignature.rs256(key));
    }

    /** Tokens that carry a MAC (HS256) in the name of {@code id}. */
    public static TestTokens macWith(KeyId id, byte[] secret) {
        return with("HS256", id, TestSignature.hs256(secret));
    }

    /** Tokens with {@code alg} {@code none} and an empty signature in the name of {@code id}. */
    public static TestTokens unsigned(KeyId id) {
        return with("none", id, input -> new byte[0]);
    }

    private static TestTokens with(String algorithm, KeyId id, TestSignature signature) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm);
        header.put("kid", id.value());
        header.put("typ", "at+jwt");
        return new TestTokens(signature, header, Map.of(), Optional.empty())
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
        return new TestTokens(signature, header, plus(claims, name, value), payload);
    }

    /** Without a claim. */
    public TestTokens withoutClaim(String name) {
        return new TestTokens(signature, header, minus(claims, name), payload);
    }

    /** With a header member of any JSON value; the signature covers it. */
    public TestTokens headerMember(String name, Object value) {
        return new TestTokens(signature, plus(header, name, value), claims, payload);
    }

    /** Without a header member. */
    public TestTokens withoutHeaderMember(String name) {
        return new TestTokens(signature, minus(header, name), claims, payload);
    }

    /** With these bytes in the place of all claims. */
    public TestTokens payload(byte[] bytes) {
        return new TestTokens(signature, header, claims, Optional.of(bytes.clone()));
    }

    /** The token (RFC 7515 §7.1). */
    public String compact() {
        String input = base64Url(json(header)) + "." + base64Url(payload.orElseGet(() -> json(claims)));
        return input + "." + base64Url(signature.of(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] json(Map<String, Object> members) {
        JsonWriter json = JsonWriter.object();
        members.forEach(json::put);
        return json.text().getBytes(StandardCharsets.UTF_8);
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, Object> plus(Map<String, Object> members, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return more;
    }

    private static Map<String, Object> minus(Map<String, Object> members, String name) {
        Map<String, Object> fewer = new LinkedHashMap<>(members);
        fewer.remove(name);
        return fewer;
    }
}
