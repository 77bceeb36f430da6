package io.sallyport.config;

import io.sallyport.model.EncryptionAlgorithm;
import io.sallyport.model.SigningAlgorithm;
import java.util.Optional;

/**
 * Which keys are made, and how keys are kept.
 *
 * @param algorithm what keys that are made here sign access tokens with
 * @param tokenEncryption how access tokens are encrypted; empty where they are signed only
 * @param encryptionKey what wraps private keys at rest
 */
public record KeysConfig(
        SigningAlgorithm algorithm,
        Optional<EncryptionAlgorithm> tokenEncryption,
        Optional<EncryptionKey> encryptionKey) {}
