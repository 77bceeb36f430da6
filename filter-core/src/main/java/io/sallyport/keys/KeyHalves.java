package io.sallyport.keys;

import io.sallyport.model.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What signs, and what verifies what it signed; the same key twice where the algorithm is symmetric.
 *
 * @param signing the private key or the secret
 * @param verification the public key or the secret
 */
record KeyHalves(Key signing, Key verification) {
    @Override
    public String toString() {
        return "KeyHalves[redacted]";
    }

    /** The halves of a secret. */
    static KeyHalves ofSecret(byte[] secret) {
        Key key = new SecretKeySpec(secret, "HMAC");
        return new KeyHalves(key, key);
    }

    /**
     * The halves of a private key in PKCS #8, whose public one is computed: a store cannot pair a key with another's.
     *
     * @throws GeneralSecurityException if it is no key for that algorithm
     */
    static KeyHalves ofPkcs8(byte[] pkcs8, SigningAlgorithm algorithm) throws GeneralSecurityException {
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(pkcs8);
        return switch (KeyKind.of(algorithm)) {
            case RSA -> of(KeyFactory.getInstance("RSA").generatePrivate(encoded), algorithm);
            case EC -> of(KeyFactory.getInstance("EC").generatePrivate(encoded), algorithm);
            case ED25519 -> of(KeyFactory.getInstance("Ed25519").generatePrivate(encoded), algorithm);
            case SECRET -> throw new InvalidKeyException("a secret has no PKCS #8");
        };
    }

    /**
     * The halves of a private key.
     *
     * @throws GeneralSecurityException if it is no key for that algorithm
     */
    static KeyHalves of(PrivateKey key, SigningAlgorithm algorithm) throws GeneralSecurityException {
        return switch (KeyKind.of(algorithm)) {
            case RSA -> rsa(key);
            case EC -> ec(key, NistCurve.of(algorithm));
            case ED25519 -> ed25519(key);
            case SECRET -> throw new InvalidKeyException("a private key is no secret");
        };
    }

    private static KeyHalves rsa(PrivateKey key) throws GeneralSecurityException {
        if (!(key instanceof RSAPrivateCrtKey crt)) {
            throw new InvalidKeyException("no RSA key with its primes");
        }
        RSAPublicKeySpec spec = new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent());
        return new KeyHalves(key, KeyFactory.getInstance("RSA").generatePublic(spec));
    }

    private static KeyHalves ec(PrivateKey key, NistCurve curve) throws GeneralSecurityException {
        if (!(key instanceof ECPrivateKey ec)
                || !NistCurve.of(ec.getParams()).filter(curve::equals).isPresent()) {
            throw new InvalidKeyException("no key on " + curve.wireName());
        }
        if (ec.getS().signum() <= 0 || ec.getS().compareTo(ec.getParams().getOrder()) >= 0) {
            throw new InvalidKeyException("a scalar out of range");
        }
        PublicKey publicKey = KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(curve.publicPoint(ec.getS()), curve.parameters()));
        return new KeyHalves(key, publicKey);
    }

    private static KeyHalves ed25519(PrivateKey key) throws GeneralSecurityException {
        if (!(key instanceof EdECPrivateKey edwards)
                || !edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
            throw new InvalidKeyException("no Ed25519 key");
        }
        byte[] seed =
                edwards.getBytes().orElseThrow(() -> new InvalidKeyException("a key that does not leave its device"));
        EdECPublicKeySpec spec = new EdECPublicKeySpec(NamedParameterSpec.ED25519, Ed25519.publicPoint(seed));
        return new KeyHalves(key, KeyFactory.getInstance("Ed25519").generatePublic(spec));
    }
}
