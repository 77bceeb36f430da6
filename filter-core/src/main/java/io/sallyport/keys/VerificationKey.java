package io.sallyport.keys;

import io.sallyport.model.KeyId;
import java.security.PublicKey;

/**
 * The public half that verifies access tokens.
 *
 * @param id the key's name
 * @param algorithm the one algorithm that it verifies
 * @param key the public key
 */
public record VerificationKey(KeyId id, String algorithm, PublicKey key) {}
