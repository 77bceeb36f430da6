package io.sallyport.token;

import io.sallyport.config.ClaimPath;
import io.sallyport.config.TrustedIssuerConfig;
import io.sallyport.model.FingerprintHash;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.Role;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenId;
import io.sallyport.model.TokenReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the claims of a trusted issuer's tokens must be. Anything missing, of another type or out of range makes the
 * token invalid; only then is its time looked at, which the issuer's clock may have wrong by as much as the operator
 * says.
 */
final class ForeignClaimRules {
    private static final String USERNAME = "preferred_username";

    private final TrustedIssuerConfig config;
    private final Clock clock;

    ForeignClaimRules(TrustedIssuerConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    Verification apply(Claims claims) {
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
        Duration lifetime = Duration.between(claims.instant("iat"), expiresAt);
        Claims.require(!lifetime.isNegative() && lifetime.compareTo(config.maxLifetime()) <= 0);
        return new VerifiedToken(
                reference(claims),
                username(claims),
                config.claims()
                        .roles()
                        .flatMap(claims::find)
                        .map(ForeignClaimRules::roles)
                        .orElse(Set.of()),
                config.claims().fingerprint().map(path -> new FingerprintHash(Claims.asText(claims.at(path)))),
                Optional.empty(),
                expiresAt.plus(config.skew()));
    }

    private TokenReference reference(Claims claims) {
        Claims.require(claims.has("jti") || !config.claims().idRequired());
        return new TokenReference(
                config.issuer(),
                new Subject(claims.text("sub")),
                claims.has("sid") ? Optional.of(new SessionId(claims.text("sid"))) : Optional.empty(),
                claims.has("jti") ? Optional.of(new TokenId(claims.text("jti"))) : Optional.empty(),
                claims.instant("iat"));
    }

    private String username(Claims claims) {
        Optional<ClaimPath> path = config.claims().username();
        return Claims.asUsername(
                path.isPresent() ? claims.at(path.get()) : claims.text(claims.has(USERNAME) ? USERNAME : "sub"));
    }

    /** What is no array of texts, or can be no role's name in a rule, gives no role. */
    private static Set<Role> roles(Object claim) {
        Set<Role> roles = new HashSet<>();
        if (claim instanceof List<?> names && names.stream().allMatch(String.class::isInstance)) {
            names.forEach(name -> role((String) name).ifPresent(roles::add));
        }
        return roles;
    }

    private static Optional<Role> role(String name) {
        try {
            return Optional.of(new Role(name));
        } catch (IllegalArgumentException noRole) {
            return Optional.empty();
        }
    }

    private Verification inTime(Claims claims, VerifiedToken token) {
        Instant now = clock.instant();
        Instant latestStart = now.plus(config.skew());
        if (latestStart.isBefore(claims.instant("iat"))
                || (claims.has("nbf") && latestStart.isBefore(claims.instant("nbf")))) {
            return new Verification.Rejected(RefusalCode.TOKEN_NOT_YET_VALID);
        }
        return now.isBefore(token.expiresAt())
                ? new Verification.Verified(token)
                : new Verification.Rejected(RefusalCode.TOKEN_EXPIRED);
    }
}
