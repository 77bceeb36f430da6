package io.sallyport.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with what the JDK has, so that a fault of the library that the product signs with cannot hide itself. */
interface TestSignature {
    /** The signature of a signing input (RFC 7515 §5.1). */
    byte[] of(byte[] input);

    /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3). */
    static TestSignature rs256(PrivateKey key) {
        return input -> {
            try {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(key);
                signature.update(input);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this key cannot sign with RS256", e);
            }
        };
    }

    /** HMAC with SHA-256 (RFC 7518 §3.2). */
    static TestSignature hs256(byte[] secret) {
        return input -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                return mac.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this key cannot make an HMAC", e);
            }
        };
    }

    /** Reads an RSA private key in PKCS #8. */
    static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the bytes are no RSA private key in PKCS #8", e);
        }
    }
}
