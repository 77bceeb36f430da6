package io.sallyport.keys;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the JWKs of a text (RFC 7517), which is one JWK or a set of them. */
final class JwkReader {
    static final int MOST_BYTES = 256 * 1024;
    static final int MOST_KEYS = 100;

    private static final int DEPTH = 8;

    private JwkReader() {}

    /**
     * The JWKs in the order of the text.
     *
     * @throws JwkException if the text is no such thing, if two of them have one name, or if some are secrets and others
     *     are not: which key a token means, and how it is checked, would be open then
     */
    static List<Jwk> read(byte[] json) throws JwkException {
        if (json.length > MOST_BYTES) {
            throw new JwkException("the key set has " + json.length + " bytes: at most " + MOST_BYTES + " are read");
        }
        List<Jwk> keys = keys(members(json));
        refuseTwoOfOneName(keys);
        refuseMixture(keys);
        return keys;
    }

    private static Map<String, Object> members(byte[] json) throws JwkException {
        try {
            return JsonReader.readObject(json, DEPTH);
        } catch (JsonException malformed) {
            throw new JwkException("the key set is not the JSON that it must be: " + malformed.getMessage());
        }
    }

    private static List<Jwk> keys(Map<String, Object> members) throws JwkException {
        if (!members.containsKey("keys") && members.containsKey("kty")) {
            return List.of(new Jwk(members));
        }
        if (!(members.get("keys") instanceof List<?> elements)) {
            throw new JwkException("the key set has no list of keys (keys)");
        }
        if (elements.size() > MOST_KEYS) {
            throw new JwkException("the key set has " + elements.size() + " keys: at most " + MOST_KEYS + " are read");
        }
        List<Jwk> keys = new ArrayList<>();
        for (Object element : elements) {
            if (!(element instanceof Map<?, ?> key)) {
                throw new JwkException("the key set has something among its keys that is no object");
            }
            keys.add(new Jwk(key));
        }
        return keys;
    }

    private static void refuseTwoOfOneName(List<Jwk> keys) throws JwkException {
        Set<String> names = new HashSet<>();
        for (Jwk key : keys) {
            if (!key.givenName().map(names::add).orElse(true)) {
                throw new JwkException("the key set has two keys of one name (kid)");
            }
        }
    }

    private static void refuseMixture(List<Jwk> keys) throws JwkException {
        if (keys.stream().map(Jwk::isSymmetric).distinct().count() > 1) {
            throw new JwkException("the key set holds secrets (oct) beside key pairs");
        }
    }
}
