package io.sallyport.token;

import io.sallyport.keys.SigningKey;

/** Makes the compact form of a signed token. */
public interface TokenSigner {
    /** Signs a payload; the header says {@code typ}, the key's name and its algorithm, nothing else. */
    String sign(SigningKey key, String type, String payload);
}
