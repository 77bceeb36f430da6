package io.sallyport.fuzz;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.testkit.TestTokens;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Nimbus JOSE+JWT as a careful developer sets it up for our tokens at noon: type, keys bound to their algorithms, issuer,
 * audience, claims that must be there, no clock skew. Its processor does not know EdDSA by itself and is told.
 */
final class NimbusVerifier {
    private static final Set<String> REQUIRED = Set.of("sub", "exp", "iat", "jti", "sid");
    private static final int ED25519_BYTES = 32;
    private static final OctetKeyPair ED25519 = ed25519(AlgorithmKey.named(SigningAlgorithm.EDDSA));

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    NimbusVerifier() {
        JWTClaimsSet exact =
                new JWTClaimsSet.Builder().issuer("urn:sallyport:sallyport").build();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(keys());
        processor.setJWSVerifierFactory(new EdDsaToo());
        processor.setJWTClaimsSetVerifier(new AtNoon(exact));
    }

    /** Why a token is refused; empty where it is taken. */
    Optional<String> refusalOf(String token) {
        try {
            processor.process(token, null);
            return Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException | RuntimeException refused) {
            return Optional.of(refused.getClass().getSimpleName() + ": " + refused.getMessage());
        }
    }

    private static JWSKeySelector<SecurityContext> keys() {
        Map<Boolean, List<AlgorithmKey>> byKind = AlgorithmKey.ALL.values().stream()
                .collect(Collectors.partitioningBy(key -> key.algorithm() == SigningAlgorithm.EDDSA));
        AlgorithmKey edDsa = byKind.get(true).get(0);
        Set<JWSAlgorithm> algorithms = byKind.get(false).stream()
                .map(key -> JWSAlgorithm.parse(key.algorithm().wireName()))
                .collect(Collectors.toSet());
        List<JWK> published =
                byKind.get(false).stream().map(NimbusVerifier::published).toList();
        JWSKeySelector<SecurityContext> others =
                new JWSVerificationKeySelector<>(algorithms, new ImmutableJWKSet<>(new JWKSet(published)));
        return (header, context) -> JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
                ? keyNamed(edDsa, header)
                : others.selectJWSKeys(header, context);
    }

    private static List<Key> keyNamed(AlgorithmKey key, JWSHeader header) {
        return key.id().value().equals(header.getKeyID()) ? List.of(key.verification()) : List.of();
    }

    private static JWK published(AlgorithmKey key) {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(key.algorithm().wireName());
        String id = key.id().value();
        if (key.verification() instanceof RSAPublicKey rsa) {
            return new RSAKey.Builder(rsa)
                    .keyID(id)
                    .algorithm(algorithm)
                    .keyUse(KeyUse.SIGNATURE)
                    .build();
        }
        if (key.verification() instanceof ECPublicKey ec) {
            return new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec)
                    .keyID(id)
                    .algorithm(algorithm)
                    .keyUse(KeyUse.SIGNATURE)
                    .build();
        }
        return new OctetSequenceKey.Builder(key.verification().getEncoded())
                .keyID(id)
                .algorithm(algorithm)
                .keyUse(KeyUse.SIGNATURE)
                .build();
    }

    private static OctetKeyPair ed25519(AlgorithmKey key) {
        byte[] x509 = key.verification().getEncoded();
        byte[] point = Arrays.copyOfRange(x509, x509.length - ED25519_BYTES, x509.length);
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(point)).build();
    }

    private static final class EdDsaToo extends DefaultJWSVerifierFactory {
        @Override
        public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
            return JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
                    ? new Ed25519Verifier(ED25519)
                    : super.createJWSVerifier(header, key);
        }
    }

    private static final class AtNoon extends DefaultJWTClaimsVerifier<SecurityContext> {
        AtNoon(JWTClaimsSet exact) {
            super("sallyport", exact, REQUIRED);
            setMaxClockSkew(0);
        }

        @Override
        @SuppressWarnings("JavaUtilDate") // Nimbus asks for one
        protected Date currentTime() {
            return Date.from(TestTokens.NOON);
        }
    }
}
