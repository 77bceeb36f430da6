package io.sallyport.token;

import io.sallyport.keys.VerificationKey;

/** Checks the signature of a compact form whose shape and header were checked before. */
public interface SignatureVerifier {
    /** Tells whether the signature is the key's, made with the key's one algorithm. */
    boolean isSignedBy(String compact, VerificationKey key);
}
