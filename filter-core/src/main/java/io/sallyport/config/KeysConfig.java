package io.sallyport.config;

import io.sallyport.model.EncryptionAlgorithm;
import io.sallyport.model.SigningAlgorithm;
import java.util.Optional;

/**
 * Which keys there are, and how they are kept.
 *
 * @param algorithm what keys that are made here sign access tokens with
 * @param tokenEncryption how access tokens are encrypted; empty where they are signed only
 * @param encryptionKey what wraps private keys at rest
 * @param own the keys that the operator brings
 * @param provider the JCA provider that makes and checks signatures; the JDK's choice where it is empty
 */
public record KeysConfig(
        SigningAlgorithm algorithm,
        Optional<EncryptionAlgorithm> tokenEncryption,
        Optional<EncryptionKey> encryptionKey,
        OwnKeysConfig own,
        Optional<String> provider) {}
