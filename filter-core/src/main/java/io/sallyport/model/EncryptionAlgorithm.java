package io.sallyport.model;

import java.util.Optional;
import java.util.stream.Stream;

/** How the key of an encrypted token's content is agreed on (RFC 7518 §4.1); the content itself is always A256GCM. */
public enum EncryptionAlgorithm {
    /** The shared secret is the content's key (RFC 7518 §4.5). */
    DIR("dir"),
    /** The content's key is encrypted to an RSA key (RFC 7518 §4.3). */
    RSA_OAEP_256("RSA-OAEP-256");

    private final String wireName;

    EncryptionAlgorithm(String wireName) {
        this.wireName = wireName;
    }

    /** The name in {@code alg}, which is compared to the letter. */
    public String wireName() {
        return wireName;
    }

    /** The algorithm of that {@code alg}; empty for any other text. */
    public static Optional<EncryptionAlgorithm> named(String wireName) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.wireName.equals(wireName))
                .findFirst();
    }
}
