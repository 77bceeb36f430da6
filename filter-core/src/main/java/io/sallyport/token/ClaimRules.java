package io.sallyport.token;

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

    Verification apply(Map<String, Object> members) {
        Claims claims = new Claims(members);
        try {
            return inTime(claims, token(claims));
        } catch (IllegalArgumentException wrong) {
            return new Verification.Rejected(RefusalCode.TOKEN_INVALID);
        }
    }

    private VerifiedToken token(Claims claims) {
        Claims.require(config.issuer().equals(claims.text("iss")));
        Claims.require(claims.areFor(config.audience()));
        Instant expiresAt = claims.instant("exp");
        Instant issuedAt = claims.instant("iat");
        Claims.require(!issuedAt.isBefore(firstIssue));
        Duration lifetime = Duration.between(issuedAt, expiresAt);
        Claims.require(!lifetime.isNegative() && lifetime.compareTo(LONGEST_LIFETIME) <= 0);
        SessionId session = new SessionId(claims.text("sid"));
        TokenReference reference = new TokenReference(
                config.issuer(),
                new Subject(claims.text("sub")),
                Optional.of(session),
                Optional.of(new TokenId(claims.text("jti"))),
                issuedAt);
        return new VerifiedToken(
                reference,
                Claims.asUsername(claims.text("preferred_username")),
                roles(claims.at(config.roles().claim())),
                fingerprint(claims),
                Optional.of(new OwnSession(session, new Generation(claims.number("rgn")), claims.instant("auth_time"))),
                expiresAt);
    }

    /** Always there; it counts where it is required. */
    private Optional<FingerprintHash> fingerprint(Claims claims) {
        FingerprintHash hash =
                new FingerprintHash(Claims.asText(claims.at(config.fingerprint().claim())));
        return Optional.of(hash).filter(found -> config.fingerprint().required());
    }

    private Verification inTime(Claims claims, VerifiedToken token) {
        Instant now = clock.instant();
        if (now.plus(NEIGHBOURS_CLOCK).isBefore(claims.instant("iat"))
                || (claims.has("nbf") && now.isBefore(claims.instant("nbf")))) {
            return new Verification.Rejected(RefusalCode.TOKEN_NOT_YET_VALID);
        }
        if (expiryCounts && !now.isBefore(token.expiresAt())) {
            return new Verification.Rejected(RefusalCode.TOKEN_EXPIRED);
        }
        return new Verification.Verified(token);
    }

    private static Set<Role> roles(Object claim) {
        Claims.require(claim instanceof List<?>);
        Set<Role> roles = new HashSet<>();
        for (Object name : (List<?>) claim) {
            roles.add(new Role(Claims.asText(name)));
        }
        return roles;
    }
}
