package io.sallyport.config;

import io.sallyport.model.SigningAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A foreign issuer whose tokens are believed, as far as the operator says.
 *
 * @param name what the operator calls it, in settings and in the log
 * @param issuer {@code iss} of its tokens
 * @param audience {@code aud} of its tokens that are meant for this application
 * @param algorithms what its tokens may be signed with; none of them symmetric
 * @param jwks where its keys are
 * @param type {@code typ} of its tokens, or {@link TrustedIssuerSettings#ANY_TYPE}
 * @param claims what its tokens must say besides
 * @param skew how far its clock may be wrong, PT0S to PT60S
 * @param maxLifetime how long its tokens may live, PT1S to P1D
 */
public record TrustedIssuerConfig(
        String name,
        String issuer,
        String audience,
        Set<SigningAlgorithm> algorithms,
        Jwks jwks,
        String type,
        Claims claims,
        Duration skew,
        Duration maxLifetime) {
    public TrustedIssuerConfig {
        algorithms = Set.copyOf(algorithms);
    }

    /**
     * Where its keys are: at a URL or in a file.
     *
     * @param url where they are fetched
     * @param file where they are read
     * @param maxAge how long they are believed while they cannot be read again, PT5M to P7D
     */
    public record Jwks(Optional<URI> url, Optional<Path> file, Duration maxAge) {}

    /**
     * What its tokens say.
     *
     * @param idRequired whether a token must have a {@code jti}
     * @param fingerprint the claim that carries the fingerprint's hash; empty where its tokens need none
     * @param roles the claim that carries roles; empty where its users have none
     * @param username the claim that carries the user's name; empty for {@code preferred_username} or else {@code sub}
     */
    public record Claims(
            boolean idRequired,
            Optional<ClaimPath> fingerprint,
            Optional<ClaimPath> roles,
            Optional<ClaimPath> username) {}
}
