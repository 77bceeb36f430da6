package io.sallyport.config;

import java.util.Optional;

/**
 * How keys are kept.
 *
 * @param encryptionKey what wraps private keys at rest
 */
public record KeysConfig(Optional<EncryptionKey> encryptionKey) {}
