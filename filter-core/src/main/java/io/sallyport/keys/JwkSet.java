package io.sallyport.keys;

import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The public keys of somebody else (RFC 7517 §5), read strictly: what is taken can verify tokens, each key with its one
 * algorithm (RFC 8725 §3.1), and is as good as our own keys must be.
 *
 * @param keys the keys that can be used, in the order of the set
 * @param skipped why each other key cannot be used, one sentence for each without its end; no key is shown
 */
public record JwkSet(List<VerificationKey> keys, List<String> skipped) {
    public JwkSet {
        keys = List.copyOf(keys);
        skipped = List.copyOf(skipped);
    }

    /**
     * Reads a set, or a single JWK, of at most 256 KiB and 100 keys. A key is skipped if it has no name, if it is not for
     * signatures, if its algorithm is not allowed or not clear, or if it is weak. A key without {@code alg} has the one
     * allowed algorithm that fits its kind and curve.
     *
     * @param json the text in UTF-8
     * @param allowed the algorithms that its keys may have; symmetric ones do not count
     * @throws JwkException if the whole set is refused: malformed, two keys of one name, or a private or symmetric key
     *     among them, which is then known to everybody (RFC 7517 §9.3)
     */
    public static JwkSet parsePublic(byte[] json, Set<SigningAlgorithm> allowed) throws JwkException {
        List<Jwk> given = JwkReader.read(json);
        if (given.stream().anyMatch(Jwk::hasPrivateMember)) {
            throw new JwkException("the key set holds a private key or a secret that everybody can read now: whoever"
                    + " publishes it must replace that key");
        }
        List<VerificationKey> keys = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            try {
                keys.add(verificationKey(given.get(i), allowed));
            } catch (JwkException unusable) {
                skipped.add(name(given.get(i), i + 1) + " " + unusable.getMessage());
            }
        }
        return new JwkSet(keys, skipped);
    }

    /** What a message calls a key: its name where that is one, else its place in the set. */
    static String name(Jwk key, int place) {
        try {
            return "key " + key.id().map(KeyId::value).orElse("number " + place);
        } catch (JwkException noName) {
            return "key number " + place;
        }
    }

    private static VerificationKey verificationKey(Jwk jwk, Set<SigningAlgorithm> allowed) throws JwkException {
        KeyId id = jwk.id().orElseThrow(() -> new JwkException("has no name (kid)"));
        jwk.requireForSignatures("verify");
        SigningAlgorithm algorithm = jwk.algorithm(allowed);
        PublicKey key = publicKey(jwk, algorithm);
        refuse(KeyQuality.fault(key, algorithm));
        return new VerificationKey(id, algorithm, key);
    }

    /** The public key that a JWK says, of the kind that the algorithm needs; nothing is said of its quality. */
    static PublicKey publicKey(Jwk jwk, SigningAlgorithm algorithm) throws JwkException {
        try {
            return switch (KeyKind.of(algorithm)) {
                case RSA -> rsa(jwk);
                case EC -> ec(jwk, NistCurve.of(algorithm));
                case ED25519 ->
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new EdECPublicKeySpec(
                                    NamedParameterSpec.ED25519, Ed25519.decode(jwk.bytes("x", Ed25519.BYTES))));
                case SECRET -> throw new JwkException("is a secret and has nothing that is public");
            };
        } catch (GeneralSecurityException unusable) {
            throw new JwkException("is no key for " + algorithm.wireName());
        }
    }

    private static PublicKey rsa(Jwk jwk) throws JwkException, GeneralSecurityException {
        BigInteger modulus = jwk.number("n");
        BigInteger exponent = jwk.number("e");
        refuse(RsaQuality.sizeFault(modulus, exponent));
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static PublicKey ec(Jwk jwk, NistCurve curve) throws JwkException, GeneralSecurityException {
        int length = curve.coordinateBytes();
        ECPoint point =
                new ECPoint(new BigInteger(1, jwk.bytes("x", length)), new BigInteger(1, jwk.bytes("y", length)));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve.parameters()));
    }

    private static void refuse(Optional<String> fault) throws JwkException {
        if (fault.isPresent()) {
            throw new JwkException(fault.get());
        }
    }
}
