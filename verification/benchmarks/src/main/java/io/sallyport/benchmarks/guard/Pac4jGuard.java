package io.sallyport.benchmarks.guard;

import com.nimbusds.jose.JWSAlgorithm;
import io.sallyport.benchmarks.token.TokenMint;
import io.sallyport.benchmarks.token.TrustedKey;
import jakarta.servlet.Filter;
import java.security.KeyPair;
import java.security.PublicKey;
import org.pac4j.core.authorization.authorizer.Authorizer;
import org.pac4j.core.config.Config;
import org.pac4j.core.profile.UserProfile;
import org.pac4j.http.client.direct.HeaderClient;
import org.pac4j.jee.filter.SecurityFilter;
import org.pac4j.jwt.config.signature.ECSignatureConfiguration;
import org.pac4j.jwt.config.signature.RSASignatureConfiguration;
import org.pac4j.jwt.config.signature.SecretSignatureConfiguration;
import org.pac4j.jwt.config.signature.SignatureConfiguration;
import org.pac4j.jwt.credentials.authenticator.JwtAuthenticator;
import org.pac4j.jwt.profile.JwtProfile;

/** pac4j's security filter with a client for bearer tokens. */
final class Pac4jGuard implements Guard {
    @Override
    public Filter start(TrustedKey key) {
        return filter(signatures(key));
    }

    // page: PAC4J
    private static Filter filter(SignatureConfiguration signatures) {
        HeaderClient client = new HeaderClient("Authorization", "Bearer ", new JwtAuthenticator(signatures));
        Config config = new Config(client);
        Authorizer forUs = (context, sessions, profiles) -> profiles.stream().allMatch(Pac4jGuard::isForUs);
        config.addAuthorizer("forUs", forUs);
        return new SecurityFilter(config, "HeaderClient", "forUs");
    }

    private static boolean isForUs(UserProfile profile) {
        return profile instanceof JwtProfile token
                && TokenMint.ISSUER.equals(token.getIssuer())
                && token.getAudience().contains(TokenMint.AUDIENCE);
    }

    private static SignatureConfiguration signatures(TrustedKey key) {
        KeyPair pair = key.verification() instanceof PublicKey published ? new KeyPair(published, null) : null;
        return switch (key.algorithm()) {
            case HS256 -> new SecretSignatureConfiguration(key.verification().getEncoded(), JWSAlgorithm.HS256);
            case RS256 -> new RSASignatureConfiguration(pair, JWSAlgorithm.RS256);
            case ES256 -> new ECSignatureConfiguration(pair, JWSAlgorithm.ES256);
            case EDDSA -> throw new IllegalArgumentException("pac4j has no EdDSA");
        };
    }
    // end of page
}
