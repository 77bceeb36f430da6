package io.sallyport.keys;

import io.sallyport.config.ConfigurationException;
import io.sallyport.config.KeysConfig;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes key sources of the keys for access tokens that the operator brings: of files, or of an object of JNDI. */
public final class OwnKeys {
    private OwnKeys() {}

    /** The keys of {@code sallyport.keys.file}; the files are read anew whenever they are asked for. */
    public static KeySource inFiles(KeysConfig config) {
        return new KeyFiles(config);
    }

    /**
     * The one key of a pair.
     *
     * @param origin what messages call it
     * @throws ConfigurationException if it cannot sign tokens
     */
    public static KeySource of(KeyPair pair, String origin, KeysConfig config) {
        return fixed(
                origin, config, () -> List.of(GivenKey.of(Optional.empty(), pair.getPrivate(), config.algorithm())));
    }

    /**
     * The keys of a text in PEM or JSON.
     *
     * @param origin what messages call it
     * @throws ConfigurationException if it holds none that can sign tokens
     */
    public static KeySource of(String text, String origin, KeysConfig config) {
        return fixed(
                origin, config, () -> KeyFileFormat.ofText(text).read(text.getBytes(StandardCharsets.UTF_8), config));
    }

    /** Reads keys from where they are. */
    interface Reading {
        List<GivenKey> keys() throws KeyFileException;
    }

    private static KeySource fixed(String origin, KeysConfig config, Reading reading) {
        try {
            List<StoredKey> keys = inOrder(reading.keys(), origin, config);
            return () -> keys;
        } catch (KeyFileException unusable) {
            throw new ConfigurationException(List.of(origin + ", " + unusable.getMessage()));
        }
    }

    /**
     * The keys as a ring takes them: each comes into use a second after the one before it, long ago, so that the last one
     * signs; the one that {@code sallyport.keys.signing-key} names stands last.
     */
    static List<StoredKey> inOrder(List<GivenKey> given, String origin, KeysConfig config) {
        List<GivenKey> ordered = new ArrayList<>(given);
        config.own().signingKey().ifPresent(name -> {
            GivenKey signing = named(name, given, origin);
            ordered.remove(signing);
            ordered.add(signing);
        });
        List<StoredKey> stored = new ArrayList<>();
        for (int place = 0; place < ordered.size(); place++) {
            stored.add(stored(ordered.get(place), place));
        }
        return List.copyOf(stored);
    }

    private static GivenKey named(KeyId name, List<GivenKey> given, String origin) {
        return given.stream()
                .filter(key -> key.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(List.of("sallyport.keys.signing-key is '" + name.value()
                        + "', but the keys of " + origin + " are called "
                        + given.stream().map(key -> key.id().value()).collect(Collectors.joining(", "))
                        + ": give one of these, or remove it for the last one")));
    }

    private static StoredKey stored(GivenKey key, int place) {
        byte[] material = key.halves().signing().getEncoded();
        return StoredKey.of(
                        key.id(), KeyPurpose.ACCESS_TOKEN, key.algorithm().wireName(), false, material, Instant.EPOCH)
                .placed(place, Instant.EPOCH.plusSeconds(place));
    }
}
