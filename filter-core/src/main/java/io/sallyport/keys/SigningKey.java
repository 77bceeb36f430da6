package io.sallyport.keys;

import io.sallyport.model.KeyId;
import java.security.PrivateKey;

/**
 * The private half that signs access tokens.
 *
 * @param id the key's name
 * @param algorithm the one algorithm that it signs with
 * @param key the private key
 */
public record SigningKey(KeyId id, String algorithm, PrivateKey key) {
    @Override
    public String toString() {
        return "SigningKey[id=" + id.value() + ", redacted]";
    }
}
