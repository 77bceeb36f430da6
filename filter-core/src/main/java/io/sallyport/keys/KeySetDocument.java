package io.sallyport.keys;

import io.sallyport.internal.json.JsonWriter;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;

/** The key set that anybody may read (RFC 7517 §5): public members only, ever. */
public final class KeySetDocument {
    private KeySetDocument() {}

    /** The document in JSON. */
    public static String of(KeyRing ring) {
        List<JsonWriter> keys =
                ring.verificationKeys().stream().map(KeySetDocument::publicKey).toList();
        return JsonWriter.object().put("keys", keys).text();
    }

    private static JsonWriter publicKey(VerificationKey key) {
        RSAPublicKey rsa = (RSAPublicKey) key.key();
        return JsonWriter.object()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", key.algorithm().wireName())
                .put("kid", key.id().value())
                .put("n", unsigned(rsa.getModulus()))
                .put("e", unsigned(rsa.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        byte[] signed = number.toByteArray();
        int from = signed[0] == 0 && signed.length > 1 ? 1 : 0;
        byte[] bytes = java.util.Arrays.copyOfRange(signed, from, signed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
