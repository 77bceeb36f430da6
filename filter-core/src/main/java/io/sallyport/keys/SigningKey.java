package io.sallyport.keys;

import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import java.security.Key;

/**
 * What signs access tokens: a private key, or the secret where the algorithm is symmetric.
 *
 * @param id the key's name
 * @param algorithm the one algorithm that it signs with
 * @param key the key
 */
public record SigningKey(KeyId id, SigningAlgorithm algorithm, Key key) {
    @Override
    public String toString() {
        return "SigningKey[id=" + id.value() + ", redacted]";
    }
}
