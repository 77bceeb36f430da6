package io.sallyport.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with what the JDK has, so that a fault of the library that the product signs with cannot hide itself. */
interface TestSignature {
    /** The signature of a signing input (RFC 7515 §5.1). */
    byte[] of(byte[] input);

    /** What a private key signs with an algorithm of RFC 7518 §3.1 or with EdDSA (RFC 8037 §3.1). */
    static TestSignature with(String algorithm, PrivateKey key) {
        return input -> {
            try {
                Signature signature = signature(algorithm);
                signature.initSign(key);
                signature.update(input);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this key cannot sign with " + algorithm, e);
            }
        };
    }

    /** The MAC of a secret with HS256, HS384 or HS512 (RFC 7518 §3.2). */
    static TestSignature mac(String algorithm, byte[] secret) {
        String name = "HmacSHA" + bits(algorithm);
        // An HMAC pads its key with zeros: this one byte is the empty key, which the JDK does not take.
        byte[] key = secret.length == 0 ? new byte[1] : secret;
        return input -> {
            try {
                Mac mac = Mac.getInstance(name);
                mac.init(new SecretKeySpec(key, name));
                return mac.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this key cannot make an HMAC", e);
            }
        };
    }

    /** Reads a private key in PKCS #8 for an algorithm. */
    static PrivateKey privateKey(String algorithm, byte[] pkcs8) {
        String kind = switch (algorithm.substring(0, 2)) {
            case "ES" -> "EC";
            case "Ed" -> "Ed25519";
            default -> "RSA";
        };
        try {
            return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the bytes are no " + kind + " private key in PKCS #8", e);
        }
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        if (algorithm.equals("EdDSA")) {
            return Signature.getInstance("Ed25519");
        }
        String digest = "SHA" + bits(algorithm);
        return switch (algorithm.substring(0, 2)) {
            case "RS" -> Signature.getInstance(digest + "withRSA");
            case "ES" -> Signature.getInstance(digest + "withECDSAinP1363Format");
            case "PS" -> probabilistic("SHA-" + bits(algorithm), Integer.parseInt(bits(algorithm)) / 8);
            default -> throw new IllegalArgumentException("no algorithm is called " + algorithm);
        };
    }

    private static Signature probabilistic(String digest, int saltBytes) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(
                digest, "MGF1", new MGF1ParameterSpec(digest), saltBytes, PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }

    private static String bits(String algorithm) {
        return algorithm.substring(2);
    }
}
