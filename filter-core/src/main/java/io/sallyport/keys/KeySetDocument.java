package io.sallyport.keys;

import io.sallyport.internal.json.JsonWriter;
import java.util.List;

/** The key set that anybody may read (RFC 7517 §5): public members only, ever. */
public final class KeySetDocument {
    private KeySetDocument() {}

    /** The document in JSON. */
    public static String of(KeyRing ring) {
        List<JsonWriter> keys = ring.verificationKeys().stream()
                .filter(key -> !key.algorithm().isSymmetric())
                .map(KeySetDocument::publicKey)
                .toList();
        return JsonWriter.object().put("keys", keys).text();
    }

    private static JsonWriter publicKey(VerificationKey key) {
        JsonWriter json = JsonWriter.object();
        PublicMembers.of(key.key()).forEach(json::put);
        return json.put("use", "sig")
                .put("alg", key.algorithm().wireName())
                .put("kid", key.id().value());
    }
}
