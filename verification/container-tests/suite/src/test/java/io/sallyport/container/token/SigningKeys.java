package io.sallyport.container.token;

import io.sallyport.container.application.TestKeys;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** Key pairs made for this run. */
public final class SigningKeys {
    /** The pair that the deployed applications sign with. */
    public static final KeyPair OF_THE_APPLICATION = pair();

    /** A pair that nobody trusts. */
    public static final KeyPair FOREIGN = pair();

    /** The pair of another issuer, which some of the applications trust. */
    public static final KeyPair OF_A_TRUSTED_ISSUER = pair();

    private SigningKeys() {}

    /** What the other issuer publishes: its key, by the name that test tokens have in their header (RFC 7517). */
    public static String setOfTheTrustedIssuer() {
        RSAPublicKey key = (RSAPublicKey) OF_A_TRUSTED_ISSUER.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + TestKeys.KEY_ID
                + "\",\"n\":\"" + unsigned(key.getModulus()) + "\",\"e\":\"" + unsigned(key.getPublicExponent())
                + "\"}]}";
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
