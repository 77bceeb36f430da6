package io.sallyport.container.token;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** Key pairs made for this run. */
public final class SigningKeys {
    /** The pair that the deployed applications sign with. */
    public static final KeyPair OF_THE_APPLICATION = pair();

    /** A pair that nobody trusts. */
    public static final KeyPair FOREIGN = pair();

    private SigningKeys() {}

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
