package io.sallyport.keys;

import io.sallyport.internal.json.JsonWriter;
import io.sallyport.model.EncryptionAlgorithm;
import io.sallyport.model.KeyId;
import java.security.Key;
import java.util.List;
import java.util.stream.Stream;

/** The key set that anybody may read (RFC 7517 §5): public members only, ever. */
public final class KeySetDocument {
    private KeySetDocument() {}

    /** The document in JSON. */
    public static String of(KeyRing ring) {
        Stream<JsonWriter> verifying = ring.verificationKeys().stream()
                .filter(key -> !key.algorithm().isSymmetric())
                .map(key -> publicKey(key.key(), "sig", key.algorithm().wireName(), key.id()));
        Stream<JsonWriter> encrypting = ring.encryptionKeys().stream()
                .filter(key -> key.algorithm() == EncryptionAlgorithm.RSA_OAEP_256)
                .map(key -> publicKey(key.encryption(), "enc", key.algorithm().wireName(), key.id()));
        List<JsonWriter> keys = Stream.concat(verifying, encrypting).toList();
        return JsonWriter.object().put("keys", keys).text();
    }

    private static JsonWriter publicKey(Key key, String use, String algorithm, KeyId id) {
        JsonWriter json = JsonWriter.object();
        PublicMembers.of(key).forEach(json::put);
        return json.put("use", use).put("alg", algorithm).put("kid", id.value());
    }
}
