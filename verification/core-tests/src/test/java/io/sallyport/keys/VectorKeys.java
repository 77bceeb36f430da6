package io.sallyport.keys;

import io.sallyport.internal.json.JsonWriter;
import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** The keys of published vectors, read as the product reads keys. */
public final class VectorKeys {
    private static final Set<String> SECRET_MEMBERS = Set.of("d", "k");

    private VectorKeys() {}

    /**
     * What verifies signatures, of a JWK or a key set; nothing where the product would take none of it.
     *
     * @param allowed the algorithms that a key may have; one that says none has the only one of these that fits it
     */
    public static List<VerificationKey> of(Map<String, ?> jwkOrSet, Set<SigningAlgorithm> allowed) {
        JsonWriter json = JsonWriter.object();
        jwkOrSet.forEach(json::put);
        byte[] text = json.text().getBytes(StandardCharsets.UTF_8);
        try {
            return isSecret(jwkOrSet)
                    ? PrivateJwkSet.parse(text, allowed.iterator().next()).stream()
                            .map(key -> new VerificationKey(
                                    key.id(), key.algorithm(), key.halves().verification()))
                            .toList()
                    : JwkSet.parsePublic(text, allowed).keys();
        } catch (JwkException refused) {
            return List.of();
        }
    }

    /** The secret of a JWK for HS256, however weak it is: for vectors that are about something else. */
    public static VerificationKey secret(Map<String, ?> jwk) {
        byte[] secret = Base64.getUrlDecoder().decode((String) Objects.requireNonNull(jwk.get("k")));
        String name = jwk.get("kid") instanceof String kid ? kid : "nameless";
        return new VerificationKey(new KeyId(name), SigningAlgorithm.HS256, new SecretKeySpec(secret, "HmacSHA256"));
    }

    /** What RFC 7638 calls a key by. */
    public static String thumbprint(VerificationKey key) {
        return Thumbprint.of(key.key()).value();
    }

    private static boolean isSecret(Map<String, ?> jwkOrSet) {
        return jwkOrSet.get("keys") instanceof List<?> keys
                ? keys.stream().anyMatch(key -> key instanceof Map<?, ?> jwk && hasSecret(jwk))
                : hasSecret(jwkOrSet);
    }

    private static boolean hasSecret(Map<?, ?> jwk) {
        return SECRET_MEMBERS.stream().anyMatch(jwk::containsKey);
    }
}
