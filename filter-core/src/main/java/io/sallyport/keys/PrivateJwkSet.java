package io.sallyport.keys;

import io.sallyport.model.SigningAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Private JWKs and secrets of our own (RFC 7517, RFC 7518 §6, RFC 8037 §2): all of them are good, or none is taken. */
final class PrivateJwkSet {
    private static final Set<SigningAlgorithm> ALL = EnumSet.allOf(SigningAlgorithm.class);

    private PrivateJwkSet() {}

    /**
     * Reads a set or a single JWK.
     *
     * @param json the text in UTF-8
     * @param preferred the algorithm of keys that say none and that it fits; others have RS256, HS256 or the one of their
     *     curve
     * @throws JwkException if one of them is of no use, saying all that is wrong
     */
    static List<GivenKey> parse(byte[] json, SigningAlgorithm preferred) throws JwkException {
        List<Jwk> jwks = JwkReader.read(json);
        if (jwks.isEmpty()) {
            throw new JwkException("the key set is empty");
        }
        List<GivenKey> keys = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < jwks.size(); i++) {
            try {
                keys.add(key(jwks.get(i), preferred));
            } catch (JwkException unusable) {
                faults.add(JwkSet.name(jwks.get(i), i + 1) + " " + unusable.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new JwkException(String.join("; ", faults));
        }
        return keys;
    }

    private static GivenKey key(Jwk jwk, SigningAlgorithm preferred) throws JwkException {
        jwk.requireForSignatures("sign");
        SigningAlgorithm algorithm = jwk.algorithm(jwk.has("alg") ? ALL : defaults(preferred));
        KeyHalves halves = algorithm.isSymmetric() ? KeyHalves.ofSecret(secret(jwk)) : pair(jwk, algorithm);
        Optional<String> fault = KeyQuality.fault(halves, algorithm);
        if (fault.isPresent()) {
            throw new JwkException(fault.get());
        }
        return new GivenKey(jwk.id(), algorithm, halves);
    }

    /** One algorithm for each kind and curve. */
    private static Set<SigningAlgorithm> defaults(SigningAlgorithm preferred) {
        Set<SigningAlgorithm> algorithms = EnumSet.of(
                SigningAlgorithm.HS256,
                SigningAlgorithm.RS256,
                SigningAlgorithm.ES256,
                SigningAlgorithm.ES384,
                SigningAlgorithm.ES512,
                SigningAlgorithm.EDDSA);
        KeyKind kind = KeyKind.of(preferred);
        if (kind != KeyKind.EC) {
            algorithms.removeIf(algorithm -> KeyKind.of(algorithm) == kind);
            algorithms.add(preferred);
        }
        return algorithms;
    }

    private static byte[] secret(Jwk jwk) throws JwkException {
        byte[] secret = jwk.bytes("k");
        if (secret.length == 0 || !jwk.has("kid")) {
            throw new JwkException("is a secret without bytes (k) or without a name (kid)");
        }
        return secret;
    }

    private static KeyHalves pair(Jwk jwk, SigningAlgorithm algorithm) throws JwkException {
        PublicKey said = JwkSet.publicKey(jwk, algorithm);
        try {
            KeyHalves halves = KeyHalves.of(privateKey(jwk, algorithm), algorithm);
            if (!PublicMembers.of(said).equals(PublicMembers.of(halves.verification()))) {
                throw new JwkException("has a public half that is not its private half's");
            }
            return halves;
        } catch (GeneralSecurityException unusable) {
            throw new JwkException("is no private key for " + algorithm.wireName());
        }
    }

    private static PrivateKey privateKey(Jwk jwk, SigningAlgorithm algorithm)
            throws JwkException, GeneralSecurityException {
        if (!jwk.has("d")) {
            throw new JwkException("is a public key (d is missing): give the private one");
        }
        return switch (KeyKind.of(algorithm)) {
            case RSA -> rsa(jwk);
            case EC -> ec(jwk, NistCurve.of(algorithm));
            case ED25519 ->
                KeyFactory.getInstance("Ed25519")
                        .generatePrivate(
                                new EdECPrivateKeySpec(NamedParameterSpec.ED25519, jwk.bytes("d", Ed25519.BYTES)));
            case SECRET -> throw new JwkException("is a secret and no private key");
        };
    }

    private static PrivateKey rsa(Jwk jwk) throws JwkException, GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        jwk.number("n"),
                        jwk.number("e"),
                        jwk.number("d"),
                        jwk.number("p"),
                        jwk.number("q"),
                        jwk.number("dp"),
                        jwk.number("dq"),
                        jwk.number("qi")));
    }

    private static PrivateKey ec(Jwk jwk, NistCurve curve) throws JwkException, GeneralSecurityException {
        BigInteger scalar = new BigInteger(1, jwk.bytes("d", curve.coordinateBytes()));
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, curve.parameters()));
    }
}
