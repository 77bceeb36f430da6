package io.sallyport.attacks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sallyport.testkit.TestKeys;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Keys that an attacker has: his own, and the public half of the victim's. */
final class AttackKeys {
    private AttackKeys() {}

    /** A new RSA key of the attacker. */
    static KeyPair rsa() {
        return make("RSA", 2048);
    }

    /** A new key pair of that kind and size. */
    static KeyPair make(String kind, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK makes no " + kind + " key of " + size + " bits", e);
        }
    }

    /** The public half of the key that signs the testkit's tokens. */
    static RSAPublicKey victim() {
        RSAPrivateCrtKey key = victimPrivate();
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the testkit's key is no RSA key", e);
        }
    }

    /** The private half, for what only its owner could sign and must be refused all the same. */
    static RSAPrivateCrtKey victimPrivate() {
        try {
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(TestKeys.accessTokenKey().bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the testkit's key is no RSA key", e);
        }
    }

    /** A public key as PEM text, with a line feed at the end. */
    static String pem(RSAPublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** A public key as the members of a JWK. */
    static Map<String, Object> jwk(RSAPublicKey key) {
        return Map.of("kty", "RSA", "n", base64Url(key.getModulus()), "e", base64Url(key.getPublicExponent()));
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String base64Url(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return base64Url(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
