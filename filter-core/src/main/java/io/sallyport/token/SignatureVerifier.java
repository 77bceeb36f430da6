package io.sallyport.token;

import io.sallyport.keys.VerificationKey;

/** Checks a signature, after the shape and the header of the token that it stands in were checked. */
public interface SignatureVerifier {
    /**
     * Tells whether the signature is the key's, made with the key's one algorithm.
     *
     * @param signedInput the ASCII bytes of header, dot and payload as they were sent (RFC 7515 §5.2)
     * @param signature the decoded signature
     */
    boolean isSignedBy(byte[] signedInput, byte[] signature, VerificationKey key);
}
