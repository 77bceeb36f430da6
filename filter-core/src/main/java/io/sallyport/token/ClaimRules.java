package io.sallyport.token;

import io.sallyport.config.ClaimPath;
import io.sallyport.config.SallyportConfig;
import io.sallyport.model.FingerprintHash;
import io.sallyport.model.Generation;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.Role;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenId;
import io.sallyport.model.TokenReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the claims of our own tokens must be. Anything missing, of another type or out of range makes the token invalid;
 * only then is its time looked at. {@code exp} is exact; {@code iat} may lie a neighbour's clock ahead.
 */
public final class ClaimRules {
    /** How long an access token lives at most, whatever the setting says. */
    public static final Duration LONGEST_LIFETIME = Duration.ofHours(1);

    private static final Duration NEIGHBOURS_CLOCK = Duration.ofSeconds(60);
    private static final long LATEST_SECOND = 253_402_300_799L;

    private final SallyportConfig config;
    private final Clock clock;
    private final boolean expiryCounts;
    private final Instant firstIssue;

    private ClaimRules(SallyportConfig config, Clock clock, boolean expiryCounts, Instant firstIssue) {
        this.config = config;
        this.clock = clock;
        this.expiryCounts = expiryCounts;
        this.firstIssue = firstIssue.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The rules for whoever wants in. */
    public static ClaimRules forAdmission(SallyportConfig config, Clock clock) {
        return new ClaimRules(config, clock, true, Instant.EPOCH);
    }

    /** The rules for whoever wants out: an expired token still says which session to end. */
    public static ClaimRules forLogout(SallyportConfig config, Clock clock) {
        return new ClaimRules(config, clock, false, Instant.EPOCH);
    }

    /** These rules, but no token is valid that was issued in an earlier second. */
    public ClaimRules issuedFrom(Instant start) {
        return new ClaimRules(config, clock, expiryCounts, start);
    }

    Verification apply(Map<String, Object> claims) {
        try {
            return inTime(claims, token(claims));
        } catch (IllegalArgumentException wrong) {
            return new Verification.Rejected(RefusalCode.TOKEN_INVALID);
        }
    }

    private VerifiedToken token(Map<String, Object> claims) {
        require(config.issuer().equals(claims.get("iss")));
        require(isForUs(claim(claims, "aud")));
        Instant expiresAt = instant(claims, "exp");
        Instant issuedAt = instant(claims, "iat");
        require(!issuedAt.isBefore(firstIssue));
        Duration lifetime = Duration.between(issuedAt, expiresAt);
        require(!lifetime.isNegative() && lifetime.compareTo(LONGEST_LIFETIME) <= 0);
        SessionId session = new SessionId(text(claims, "sid"));
        TokenReference reference = new TokenReference(
                config.issuer(),
                new Subject(text(claims, "sub")),
                Optional.of(session),
                new TokenId(text(claims, "jti")));
        return new VerifiedToken(
                reference,
                username(text(claims, "preferred_username")),
                roles(at(claims, config.roles().claim())),
                Optional.of(
                        new FingerprintHash(text(at(claims, config.fingerprint().claim())))),
                Optional.of(
                        new OwnSession(session, new Generation(number(claims, "rgn")), instant(claims, "auth_time"))),
                expiresAt);
    }

    private Verification inTime(Map<String, Object> claims, VerifiedToken token) {
        Instant now = clock.instant();
        if (now.plus(NEIGHBOURS_CLOCK).isBefore(instant(claims, "iat"))
                || (claims.containsKey("nbf") && now.isBefore(instant(claims, "nbf")))) {
            return new Verification.Rejected(RefusalCode.TOKEN_NOT_YET_VALID);
        }
        if (expiryCounts && !now.isBefore(token.expiresAt())) {
            return new Verification.Rejected(RefusalCode.TOKEN_EXPIRED);
        }
        return new Verification.Verified(token);
    }

    private boolean isForUs(Object audience) {
        return config.audience().equals(audience)
                || (audience instanceof List<?> several
                        && several.stream().allMatch(String.class::isInstance)
                        && several.contains(config.audience()));
    }

    private static Object at(Map<String, Object> claims, ClaimPath path) {
        Object found = claims;
        for (String name : path.names()) {
            require(found instanceof Map<?, ?> object && object.containsKey(name));
            found = Objects.requireNonNull(((Map<?, ?>) found).get(name));
        }
        return found;
    }

    private static Set<Role> roles(Object claim) {
        require(claim instanceof List<?>);
        Set<Role> roles = new HashSet<>();
        for (Object name : (List<?>) claim) {
            roles.add(new Role(text(name)));
        }
        return roles;
    }

    /** It reaches logs and pages as the subject does, so it is held to the same: one line, 1 to 255 characters. */
    private static String username(String text) {
        return new Subject(text).value();
    }

    private static Instant instant(Map<String, Object> claims, String name) {
        long second = number(claims, name);
        require(second >= 0 && second <= LATEST_SECOND);
        return Instant.ofEpochSecond(second);
    }

    private static long number(Map<String, Object> claims, String name) {
        Object claim = claim(claims, name);
        require(claim instanceof Long);
        return (Long) claim;
    }

    private static String text(Map<String, Object> claims, String name) {
        return text(claim(claims, name));
    }

    private static Object claim(Map<String, Object> claims, String name) {
        return Optional.ofNullable(claims.get(name))
                .orElseThrow(() -> new IllegalArgumentException("claim " + name + " is missing"));
    }

    private static String text(Object claim) {
        require(claim instanceof String);
        return (String) claim;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("a claim is missing or wrong");
        }
    }
}
