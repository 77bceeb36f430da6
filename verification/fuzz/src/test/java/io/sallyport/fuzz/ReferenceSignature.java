package io.sallyport.fuzz;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Mac;

/** Checks signatures with what the JDK has, and no JOSE library. */
final class ReferenceSignature {
    private ReferenceSignature() {}

    static boolean isBy(AlgorithmKey key, byte[] signed, byte[] signature) {
        try {
            if (!(key.verification() instanceof PublicKey publicKey)) {
                return MessageDigest.isEqual(mac(key, signed), signature);
            }
            if (signature.length != length(key)) {
                return false;
            }
            Signature verifier = verifier(key.algorithm().wireName());
            verifier.initVerify(publicKey);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks " + key.algorithm().wireName(), e);
        }
    }

    private static byte[] mac(AlgorithmKey key, byte[] signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA" + key.algorithm().wireName().substring(2));
        mac.init(key.verification());
        return mac.doFinal(signed);
    }

    /** In bytes: RFC 8017 sections 8.1.2 and 8.2.2, RFC 7518 section 3.4, RFC 8032 section 5.1.7. */
    private static int length(AlgorithmKey key) throws InvalidKeyException {
        return switch (key.algorithm()) {
            case RS256, RS384, RS512, PS256, PS384, PS512 ->
                ((RSAPublicKey) key.verification()).getModulus().bitLength() / Byte.SIZE;
            case ES256, EDDSA -> 64;
            case ES384 -> 96;
            case ES512 -> 132;
            case HS256, HS384, HS512 -> throw new InvalidKeyException("a secret is no public key");
        };
    }

    private static Signature verifier(String alg) throws GeneralSecurityException {
        if (alg.equals("EdDSA")) {
            return Signature.getInstance("Ed25519");
        }
        String bits = alg.substring(2);
        return switch (alg.substring(0, 2)) {
            case "RS" -> Signature.getInstance("SHA" + bits + "withRSA");
            case "ES" -> Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
            default -> probabilistic("SHA-" + bits, Integer.parseInt(bits) / Byte.SIZE);
        };
    }

    private static Signature probabilistic(String digest, int saltBytes) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(
                digest, "MGF1", new MGF1ParameterSpec(digest), saltBytes, PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }
}
