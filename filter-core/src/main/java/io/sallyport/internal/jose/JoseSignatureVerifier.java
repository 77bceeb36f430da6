package io.sallyport.internal.jose;

import io.sallyport.keys.VerificationKey;
import io.sallyport.token.SignatureVerifier;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Verifies with jose4j, each key with its one algorithm (RFC 8725 §3.1). Safe for use by many threads. */
public final class JoseSignatureVerifier implements SignatureVerifier {
    @Override
    public boolean isSignedBy(String compact, VerificationKey key) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, key.algorithm()));
        jws.setKey(key.key());
        try {
            jws.setCompactSerialization(compact);
            return jws.verifySignature();
        } catch (JoseException malformed) {
            return false;
        }
    }
}
