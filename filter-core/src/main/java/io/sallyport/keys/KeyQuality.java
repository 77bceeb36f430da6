package io.sallyport.keys;

import io.sallyport.model.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;

/**
 * Whether a key can be relied upon, of whatever origin it is; checked when it is loaded, never on a request. What is said
 * of a key shows nothing of it.
 */
final class KeyQuality {
    private static final byte[] TRIAL = {'s', 'a', 'l', 'l', 'y', 'p', 'o', 'r', 't'};

    private KeyQuality() {}

    /** What is wrong with a key for that algorithm, as it reads after "the key "; empty for a good key. */
    static Optional<String> fault(Key key, SigningAlgorithm algorithm) {
        return switch (KeyKind.of(algorithm)) {
            case RSA -> key instanceof RSAPublicKey rsa ? RsaQuality.fault(rsa) : Optional.of("is no RSA key");
            case EC -> ecFault(key, NistCurve.of(algorithm));
            case ED25519 -> ed25519Fault(key);
            case SECRET -> SecretQuality.fault(key.getEncoded(), algorithm);
        };
    }

    /** What is wrong with both halves of a key; the private one must sign what the public one verifies. */
    static Optional<String> fault(KeyHalves halves, SigningAlgorithm algorithm) {
        return fault(halves.verification(), algorithm).or(() -> trialFault(halves, algorithm));
    }

    private static Optional<String> ecFault(Key key, NistCurve curve) {
        if (!(key instanceof ECPublicKey ec)
                || !NistCurve.of(ec.getParams()).filter(curve::equals).isPresent()) {
            return Optional.of("is not on the curve " + curve.wireName());
        }
        return curve.contains(ec.getW())
                ? Optional.empty()
                : Optional.of("is a point that is not on its curve " + curve.wireName());
    }

    private static Optional<String> ed25519Fault(Key key) {
        if (!(key instanceof EdECPublicKey edwards)
                || !edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
            return Optional.of("is no Ed25519 key");
        }
        return Ed25519.isPublicKey(edwards.getPoint())
                ? Optional.empty()
                : Optional.of("is a point for which anybody can sign, or none of its curve");
    }

    private static Optional<String> trialFault(KeyHalves halves, SigningAlgorithm algorithm) {
        return halves.signing() instanceof PrivateKey signing
                        && halves.verification() instanceof PublicKey verification
                        && !isPair(signing, verification, algorithm)
                ? Optional.of("has parts that do not belong together")
                : Optional.empty();
    }

    private static boolean isPair(PrivateKey signing, PublicKey verification, SigningAlgorithm algorithm) {
        if (signing instanceof RSAPrivateCrtKey rsa && !RsaQuality.isConsistent(rsa)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(
                    switch (KeyKind.of(algorithm)) {
                        case RSA -> "SHA256withRSA";
                        case EC -> "SHA256withECDSA";
                        case ED25519, SECRET -> "Ed25519";
                    });
            signature.initSign(signing);
            signature.update(TRIAL);
            byte[] signed = signature.sign();
            signature.initVerify(verification);
            signature.update(TRIAL);
            return signature.verify(signed);
        } catch (GeneralSecurityException | ArithmeticException notAKey) {
            return false;
        }
    }
}
