package io.sallyport.container.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.GsonBuilder;
import io.sallyport.container.application.TestKeys;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An access token that is right but for what a test changes; made with the JDK alone, since our own issuer would bring
 * our jars onto the class path below the container. Immutable.
 *
 * @param claims the payload
 * @param signer who signs it
 */
public record TestToken(Map<String, Object> claims, KeyPair signer) {
    /** A fingerprint cookie's value; the token is bound to it unless a test says otherwise. */
    public static final String FINGERPRINT = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFA";

    /** The cookie's value of another browser. */
    public static final String OTHER_FINGERPRINT = "OOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOA";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** A token of the clerk alice for an application of this name; make it when that has started, or it is refused. */
    public static TestToken of(String appName) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", "urn:sallyport:" + appName);
        claims.put("aud", appName);
        claims.put("sub", "id-of-alice");
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("sid", UUID.randomUUID().toString());
        claims.put("auth_time", now);
        claims.put("preferred_username", "alice");
        claims.put("rgn", 0);
        claims.put("groups", List.of("clerk"));
        claims.put("fgp", hash(FINGERPRINT));
        return new TestToken(claims, SigningKeys.OF_THE_APPLICATION);
    }

    /** The same token but for one claim. */
    public TestToken with(String claim, Object value) {
        Map<String, Object> changed = new TreeMap<>(claims);
        changed.put(claim, value);
        return new TestToken(changed, signer);
    }

    /** The same token but for one claim that it lacks. */
    public TestToken without(String claim) {
        Map<String, Object> fewer = new TreeMap<>(claims);
        fewer.remove(claim);
        return new TestToken(fewer, signer);
    }

    /** The same token, its times moved. */
    public TestToken movedBySeconds(long seconds) {
        return with("iat", (Long) claims.get("iat") + seconds).with("exp", (Long) claims.get("exp") + seconds);
    }

    /** The same token, over in the second in which it was issued. */
    public TestToken expired() {
        return with("exp", claims.get("iat"));
    }

    /** The same token, signed by somebody else. */
    public TestToken signedBy(KeyPair other) {
        return new TestToken(claims, other);
    }

    /** The token as it is sent. */
    public String compact() {
        String signed = part(Map.of("alg", "RS256", "kid", TestKeys.KEY_ID, "typ", "at+jwt")) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.getPrivate());
            signature.update(signed.getBytes(US_ASCII));
            return signed + "." + BASE64URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same text with another user name inside and the old signature. */
    public String tampered() {
        String genuine = compact();
        String forged = with("preferred_username", "admin").compact();
        return forged.substring(0, forged.lastIndexOf('.')) + genuine.substring(genuine.lastIndexOf('.'));
    }

    /** What the claim {@code fgp} says of a fingerprint cookie. */
    public static String hash(String fingerprint) {
        try {
            return BASE64URL.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(fingerprint.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, Object> members) {
        return BASE64URL.encodeToString(
                new GsonBuilder().serializeNulls().create().toJson(members).getBytes(UTF_8));
    }
}
