package io.sallyport.benchmarks.guard;

import io.sallyport.benchmarks.token.TokenMint;
import io.sallyport.benchmarks.token.TrustedKey;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.servlet.Filter;
import java.security.Principal;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;

/** SmallRye JWT's parser in a filter of one's own. */
final class SmallRyeGuard implements Guard {
    @Override
    public Filter start(TrustedKey key) {
        JWTParser parser = parser(key);
        return new BearerFilter(token -> userOf(token, parser));
    }

    // page: SMALLRYE
    private static JWTParser parser(TrustedKey key) {
        JWTAuthContextInfo info = key.algorithm().symmetric()
                ? new JWTAuthContextInfo((SecretKey) key.verification(), TokenMint.ISSUER)
                : new JWTAuthContextInfo((PublicKey) key.verification(), TokenMint.ISSUER);
        info.setSignatureAlgorithm(
                Set.of(SignatureAlgorithm.fromAlgorithm(key.algorithm().joseName())));
        info.setExpectedAudience(Set.of(TokenMint.AUDIENCE));
        return new DefaultJWTParser(info);
    }

    private static Optional<Principal> userOf(String token, JWTParser parser) {
        try {
            return Optional.of(parser.parse(token));
        } catch (ParseException refused) {
            return Optional.empty();
        }
    }
    // end of page
}
