package io.sallyport.config;

import io.sallyport.model.KeyId;
import io.sallyport.model.Password;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keys for access tokens that the operator brings.
 *
 * @param files where they are; absolute paths
 * @param jndiName the object that has them
 * @param password what opens files that are encrypted
 * @param alias the one key of a key store that counts; all do where it is empty
 * @param signingKey the key that signs; the last one does where it is empty
 */
public record OwnKeysConfig(
        List<Path> files,
        Optional<String> jndiName,
        Optional<Password> password,
        Optional<String> alias,
        Optional<KeyId> signingKey) {
    public OwnKeysConfig {
        files = List.copyOf(files);
    }

    /** No keys of the operator's: they are made here. */
    public static OwnKeysConfig none() {
        return new OwnKeysConfig(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
