package io.sallyport.benchmarks.guard;

import io.sallyport.benchmarks.token.TokenMint;
import io.sallyport.benchmarks.token.TrustedKey;
import jakarta.servlet.Filter;
import java.security.Principal;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** jose4j in a filter of one's own. */
final class Jose4jGuard implements Guard {
    @Override
    public Filter start(TrustedKey key) {
        JwtConsumer consumer = consumer(key);
        return new BearerFilter(token -> userOf(token, consumer));
    }

    // page: JOSE4J
    static JwtConsumer consumer(TrustedKey key) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        key.algorithm().joseName())
                .setVerificationKey(key.verification())
                .setExpectedType(true, "at+jwt")
                .setExpectedIssuer(TokenMint.ISSUER)
                .setExpectedAudience(TokenMint.AUDIENCE)
                .setRequireExpirationTime()
                .setRequireSubject()
                .build();
    }

    static Optional<Principal> userOf(String token, JwtConsumer consumer) {
        try {
            String subject = consumer.processToClaims(token).getSubject();
            return Optional.of(() -> subject);
        } catch (InvalidJwtException | MalformedClaimException refused) {
            return Optional.empty();
        }
    }
    // end of page
}
