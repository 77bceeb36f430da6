package io.sallyport.benchmarks.token;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import javax.crypto.Mac;

/** How tokens are signed (RFC 7518 §3.1, RFC 8037), and how the JDK names it. */
public enum Algorithm {
    /** HMAC with SHA-256. */
    HS256("HmacSHA256", "HmacSHA256"),
    /** RSASSA-PKCS1-v1_5 with 2048 bits. */
    RS256("RSA", "SHA256withRSA"),
    /** ECDSA on P-256. */
    ES256("EC", "SHA256withECDSAinP1363Format"),
    /** Ed25519. */
    EDDSA("Ed25519", "Ed25519");

    private final String keyKind;
    private final String operation;

    Algorithm(String keyKind, String operation) {
        this.keyKind = keyKind;
        this.operation = operation;
    }

    /** The value of {@code alg}. */
    public String joseName() {
        return this == EDDSA ? "EdDSA" : name();
    }

    /** Whether one secret signs and verifies. */
    public boolean symmetric() {
        return this == HS256;
    }

    /** The JDK's name for keys of this kind. */
    public String keyKind() {
        return keyKind;
    }

    /** The JDK's name for signing with it. */
    public String operation() {
        return operation;
    }

    byte[] sign(Key key, byte[] input) throws GeneralSecurityException {
        if (symmetric()) {
            Mac mac = Mac.getInstance(operation);
            mac.init(key);
            return mac.doFinal(input);
        }
        Signature signature = Signature.getInstance(operation);
        signature.initSign((PrivateKey) key);
        signature.update(input);
        return signature.sign();
    }
}
