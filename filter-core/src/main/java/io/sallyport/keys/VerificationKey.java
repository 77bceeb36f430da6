package io.sallyport.keys;

import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import java.security.Key;

/**
 * What verifies access tokens: a public key, or the secret itself where the algorithm is symmetric.
 *
 * @param id the key's name
 * @param algorithm the one algorithm that it verifies (RFC 8725 §3.1)
 * @param key the key
 */
public record VerificationKey(KeyId id, SigningAlgorithm algorithm, Key key) {
    @Override
    public String toString() {
        return "VerificationKey[id=" + id.value() + ", algorithm=" + algorithm.wireName() + ", redacted]";
    }
}
