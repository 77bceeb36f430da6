package io.sallyport.benchmarks.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Mints access tokens as Sallyport issues them: three roles, and a fingerprint's hash. For one thread. */
public final class TokenMint {
    /** {@code iss} of all tokens. */
    public static final String ISSUER = "urn:sallyport:depot";

    /** {@code aud} of all tokens. */
    public static final String AUDIENCE = "depot";

    /** The user that all tokens are about. */
    public static final String USER = "alice";

    /** The cookie that tokens are bound to. */
    public static final String COOKIE = "__Host-depot-fgp=" + "f".repeat(42) + "A";

    /** A cookie of the same form that no token is bound to. */
    public static final String OTHER_COOKIE = "__Host-depot-fgp=" + "g".repeat(42) + "A";

    /** How long a token lives: as long as may be, so that none expires while it is used. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final int ID_BYTES = 16;

    private final TrustedKey key;
    private final SecureRandom random = new SecureRandom();
    private final String fingerprintHash;

    TokenMint(TrustedKey key) throws GeneralSecurityException {
        this.key = key;
        byte[] fingerprint = COOKIE.substring(COOKIE.indexOf('=') + 1).getBytes(StandardCharsets.US_ASCII);
        this.fingerprintHash = base64Url(MessageDigest.getInstance("SHA-256").digest(fingerprint));
    }

    Algorithm algorithm() {
        return key.algorithm();
    }

    /** A token that is good from {@code issuedAt} on. */
    String issuedAt(Instant issuedAt) throws GeneralSecurityException {
        return with(key.algorithm().joseName(), TrustedKey.ID, issuedAt);
    }

    /** A token whose header says something else than what it was signed with. */
    String with(String algorithm, String keyId, Instant issuedAt) throws GeneralSecurityException {
        String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + keyId + "\",\"typ\":\"at+jwt\"}";
        String input = base64Url(bytes(header)) + "." + base64Url(bytes(claims(issuedAt.getEpochSecond())));
        return input + "." + base64Url(key.algorithm().sign(key.signing(), bytes(input)));
    }

    private String claims(long issuedAt) {
        return "{\"iss\":\"" + ISSUER + "\",\"aud\":\"" + AUDIENCE + "\",\"sub\":\"" + USER + "\",\"iat\":" + issuedAt
                + ",\"exp\":" + (issuedAt + LIFETIME.toSeconds()) + ",\"jti\":\"" + randomId() + "\",\"sid\":\""
                + randomId() + "\",\"rgn\":0,\"auth_time\":" + issuedAt + ",\"preferred_username\":\"" + USER
                + "\",\"groups\":[\"clerk\",\"storekeeper\",\"auditor\"],\"fgp\":\"" + fingerprintHash + "\"}";
    }

    private String randomId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return base64Url(id);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
