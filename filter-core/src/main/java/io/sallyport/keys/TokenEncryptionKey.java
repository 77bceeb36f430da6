package io.sallyport.keys;

import io.sallyport.model.EncryptionAlgorithm;
import io.sallyport.model.KeyId;
import java.security.Key;

/**
 * What encrypts access tokens, and opens them again.
 *
 * @param id the key's name
 * @param algorithm the one algorithm that it is used with
 * @param encryption encrypts: a public key, or the secret
 * @param decryption decrypts: a private key, or the same secret
 */
public record TokenEncryptionKey(KeyId id, EncryptionAlgorithm algorithm, Key encryption, Key decryption) {
    @Override
    public String toString() {
        return "TokenEncryptionKey[id=" + id.value() + ", redacted]";
    }
}
