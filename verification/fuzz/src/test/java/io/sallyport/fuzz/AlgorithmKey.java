package io.sallyport.fuzz;

import io.sallyport.keys.VerificationKey;
import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for tests and the one algorithm that it is for.
 *
 * @param signing what signs: a private key or a secret
 * @param verification what verifies: the public key, or the same secret
 */
record AlgorithmKey(SigningAlgorithm algorithm, KeyId id, Key signing, Key verification) {
    /**
     * One for each algorithm. The RSA ones are one key under several names, and so are the secrets: only the algorithm
     * tells them apart.
     */
    static final Map<KeyId, AlgorithmKey> ALL = Stream.of(SigningAlgorithm.values())
            .map(AlgorithmKey::of)
            .collect(Collectors.toUnmodifiableMap(AlgorithmKey::id, key -> key));

    static AlgorithmKey named(SigningAlgorithm algorithm) {
        return ALL.get(idOf(algorithm));
    }

    VerificationKey forUs() {
        return new VerificationKey(id, algorithm, verification);
    }

    /** Tokens that this key signs, whatever they say of themselves; {@code alg} may also be another of its kind. */
    TestTokens tokens(SigningAlgorithm alg, KeyId kid) {
        return signing instanceof PrivateKey privateKey
                ? TestTokens.signedWith(alg.wireName(), kid, privateKey)
                : TestTokens.macWith(alg.wireName(), kid, signing.getEncoded());
    }

    /** Tokens that are as they should be. */
    TestTokens tokens() {
        return tokens(algorithm, id);
    }

    private static KeyId idOf(SigningAlgorithm algorithm) {
        return new KeyId("key-" + algorithm.wireName().toLowerCase(Locale.ROOT));
    }

    private static AlgorithmKey of(SigningAlgorithm algorithm) {
        try {
            return switch (algorithm) {
                case HS256, HS384, HS512 -> secret(algorithm);
                case RS256, RS384, RS512, PS256, PS384, PS512 -> rsa(algorithm);
                case ES256 -> onCurve(algorithm, "secp256r1");
                case ES384 -> onCurve(algorithm, "secp384r1");
                case ES512 -> onCurve(algorithm, "secp521r1");
                case EDDSA ->
                    of(algorithm, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks " + algorithm.wireName(), e);
        }
    }

    private static AlgorithmKey secret(SigningAlgorithm algorithm) {
        Key secret = new SecretKeySpec(TestKeys.accessTokenKey(algorithm).bytes(), "Hmac");
        return new AlgorithmKey(algorithm, idOf(algorithm), secret, secret);
    }

    private static AlgorithmKey rsa(SigningAlgorithm algorithm) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        PKCS8EncodedKeySpec pkcs8 =
                new PKCS8EncodedKeySpec(TestKeys.accessTokenKey().bytes());
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(pkcs8);
        return new AlgorithmKey(
                algorithm,
                idOf(algorithm),
                key,
                factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
    }

    private static AlgorithmKey onCurve(SigningAlgorithm algorithm, String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return of(algorithm, generator.generateKeyPair());
    }

    private static AlgorithmKey of(SigningAlgorithm algorithm, KeyPair pair) {
        return new AlgorithmKey(algorithm, idOf(algorithm), pair.getPrivate(), pair.getPublic());
    }

    @Override
    public String toString() {
        return "AlgorithmKey[" + id.value() + "]";
    }
}
