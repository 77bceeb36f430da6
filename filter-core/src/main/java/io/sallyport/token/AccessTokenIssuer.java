package io.sallyport.token;

import io.sallyport.config.ClaimPath;
import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.json.JsonWriter;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.keys.TokenEncryptionKey;
import io.sallyport.model.Role;
import io.sallyport.model.SessionRow;
import io.sallyport.spi.StoreUnavailableException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Issues access tokens (RFC 9068 where it applies). Safe for use by many threads. */
public final class AccessTokenIssuer {
    /** {@code typ} of our tokens (RFC 9068 §2.1): an ID token or a refresh token can then not pass for one. */
    static final String TYPE = "at+jwt";

    private static final int ID_BYTES = 16;

    private final SallyportConfig config;
    private final LiveKeyRing keys;
    private final TokenSigner signer;
    private final TokenEncryption encryption;
    private final SecureRandom random;
    private final Clock clock;

    /** Takes the settings, the ring, and who knows signatures and encryption. */
    public AccessTokenIssuer(
            SallyportConfig config,
            LiveKeyRing keys,
            TokenSigner signer,
            TokenEncryption encryption,
            SecureRandom random,
            Clock clock) {
        this.config = config;
        this.keys = keys;
        this.signer = signer;
        this.encryption = encryption;
        this.random = random;
        this.clock = clock;
    }

    /** Issues a token of the session's present generation, which ends no later than the session itself. */
    public AccessToken issue(SessionRow session, Set<Role> roles) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = earlier(now.plus(config.accessToken().lifetime()), session.absoluteExpiresAt());
        String signed = signer.sign(keys.signing(), TYPE, payload(session, roles, now, expiresAt));
        return new AccessToken(
                config.keys().tokenEncryption().isPresent() ? encrypted(signed) : signed, now, expiresAt);
    }

    /** The ring is asked now: keys of this purpose are made at the start of whoever is to encrypt. */
    private String encrypted(String signed) {
        TokenEncryptionKey key = keys.encryption()
                .orElseThrow(() -> new StoreUnavailableException("the key ring has no key that encrypts tokens"));
        return encryption.encrypt(signed, TYPE, key);
    }

    private String payload(SessionRow session, Set<Role> roles, Instant now, Instant expiresAt) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", config.issuer());
        claims.put("aud", config.audience());
        claims.put("sub", session.subject().value());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", expiresAt.getEpochSecond());
        claims.put("jti", randomId());
        claims.put("sid", session.id().value());
        claims.put("auth_time", session.createdAt().getEpochSecond());
        claims.put("preferred_username", session.username());
        claims.put("rgn", session.generation().number());
        put(
                claims,
                config.roles().claim(),
                roles.stream().map(Role::name).sorted().toList());
        put(claims, config.fingerprint().claim(), session.fingerprintHash().value());
        return written(claims).text();
    }

    private String randomId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Instant earlier(Instant one, Instant other) {
        return (one.isBefore(other) ? one : other).truncatedTo(ChronoUnit.SECONDS);
    }

    private static void put(Map<String, Object> claims, ClaimPath path, Object value) {
        Map<String, Object> parent = claims;
        List<String> names = path.names();
        for (String name : names.subList(0, names.size() - 1)) {
            parent = child(parent, name);
        }
        parent.put(names.get(names.size() - 1), value);
    }

    @SuppressWarnings("unchecked") // only this class puts maps into the claims, always of this type
    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.computeIfAbsent(name, absent -> new LinkedHashMap<String, Object>());
    }

    private static JsonWriter written(Map<String, Object> claims) {
        JsonWriter json = JsonWriter.object();
        claims.forEach((name, value) -> {
            if (value instanceof Map<?, ?> nested) {
                json.put(name, nested);
            } else if (value instanceof List<?> list) {
                json.put(name, list);
            } else if (value instanceof Long number) {
                json.put(name, number);
            } else {
                json.put(name, (String) value);
            }
        });
        return json;
    }
}
