package io.sallyport.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What access tokens may be signed with (RFC 7518 §3.1, RFC 8037 §3.1); {@code none} is not among them. */
public enum SigningAlgorithm {
    /** HMAC with SHA-256. */
    HS256,
    /** HMAC with SHA-384. */
    HS384,
    /** HMAC with SHA-512. */
    HS512,
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RS256,
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384,
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512,
    /** RSASSA-PSS with SHA-256. */
    PS256,
    /** RSASSA-PSS with SHA-384. */
    PS384,
    /** RSASSA-PSS with SHA-512. */
    PS512,
    /** ECDSA on P-256 with SHA-256. */
    ES256,
    /** ECDSA on P-384 with SHA-384. */
    ES384,
    /** ECDSA on P-521 with SHA-512. */
    ES512,
    /** EdDSA on Ed25519. */
    EDDSA;

    private static final List<SigningAlgorithm> ALL = List.of(values());

    /** The name in {@code alg}, which is compared to the letter. */
    public String wireName() {
        return this == EDDSA ? "EdDSA" : name();
    }

    /** Whether whoever can verify can also sign: such a key is never published. */
    public boolean isSymmetric() {
        return this == HS256 || this == HS384 || this == HS512;
    }

    /** The algorithm of that {@code alg}; empty for any other text. */
    public static Optional<SigningAlgorithm> named(String wireName) {
        for (SigningAlgorithm algorithm : ALL) {
            if (algorithm.wireName().equals(wireName)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** All names in {@code alg}, parted by commas. */
    public static String wireNames() {
        return ALL.stream().map(SigningAlgorithm::wireName).collect(Collectors.joining(", "));
    }
}
