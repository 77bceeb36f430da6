package io.sallyport.token;

/** Tells whether an access token is genuine and in force. Safe for use by many threads. */
public interface TokenVerifier {
    /**
     * Verifies a token: shape, header, signature, claims, in this order; no claim is read before the signature is good
     * (RFC 7519 §7.2, RFC 9068 §4).
     *
     * @throws io.sallyport.spi.StoreUnavailableException if the key is unknown and the key source cannot answer
     */
    Verification verify(String compact);
}
