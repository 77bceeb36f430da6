package io.sallyport.config;

import io.sallyport.model.SigningAlgorithm;
import java.util.Optional;

/**
 * Which keys are made, and how keys are kept.
 *
 * @param algorithm what keys that are made here sign access tokens with
 * @param encryptionKey what wraps private keys at rest
 */
public record KeysConfig(SigningAlgorithm algorithm, Optional<EncryptionKey> encryptionKey) {}
