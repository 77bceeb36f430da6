package io.sallyport.keys;

import io.sallyport.internal.json.JsonWriter;
import io.sallyport.model.KeyId;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.SecretKey;

/** Names a key by its SHA-256 (RFC 7638). */
final class Thumbprint {
    private Thumbprint() {}

    /**
     * The name of a key.
     *
     * @throws IllegalArgumentException if it is a secret, of which nothing is published, not even a hash
     */
    static KeyId of(Key publicKey) {
        if (publicKey instanceof SecretKey) {
            throw new IllegalArgumentException("a secret has no thumbprint: give it a name");
        }
        JsonWriter json = JsonWriter.object();
        PublicMembers.of(publicKey).forEach(json::put);
        return new KeyId(UnsignedNumbers.base64Url(sha256(json.text().getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256, which every JDK must have", e);
        }
    }
}
