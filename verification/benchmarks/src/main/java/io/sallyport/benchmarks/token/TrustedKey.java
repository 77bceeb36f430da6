package io.sallyport.benchmarks.token;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that every guard trusts.
 *
 * @param algorithm the one algorithm that it is for
 * @param signing the private half, or the secret
 * @param verification the public half, or the secret
 */
public record TrustedKey(Algorithm algorithm, Key signing, Key verification) {
    /** Its name in a token's header. */
    public static final String ID = "benchmark-key";

    private static final int RSA_BITS = 2048;
    private static final int SECRET_BYTES = 32;

    static TrustedKey make(Algorithm algorithm) throws GeneralSecurityException {
        if (algorithm.symmetric()) {
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            return ofSecret(algorithm, secret);
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keyKind());
        if (algorithm == Algorithm.RS256) {
            generator.initialize(RSA_BITS);
        } else if (algorithm == Algorithm.ES256) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        KeyPair pair = generator.generateKeyPair();
        return new TrustedKey(algorithm, pair.getPrivate(), pair.getPublic());
    }

    static TrustedKey read(Algorithm algorithm, List<String> lines) throws GeneralSecurityException {
        byte[] first = Base64.getDecoder().decode(lines.get(0));
        if (algorithm.symmetric()) {
            return ofSecret(algorithm, first);
        }
        KeyFactory factory = KeyFactory.getInstance(algorithm.keyKind());
        return new TrustedKey(
                algorithm,
                factory.generatePrivate(new PKCS8EncodedKeySpec(first)),
                factory.generatePublic(
                        new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))));
    }

    List<String> lines() {
        return List.of(base64(signing), base64(verification));
    }

    private static TrustedKey ofSecret(Algorithm algorithm, byte[] secret) {
        Key key = new SecretKeySpec(secret, algorithm.keyKind());
        return new TrustedKey(algorithm, key, key);
    }

    private static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    @Override
    public String toString() {
        return "TrustedKey[algorithm=" + algorithm + ", redacted]";
    }
}
