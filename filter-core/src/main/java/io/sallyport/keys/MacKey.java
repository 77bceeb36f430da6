package io.sallyport.keys;

import io.sallyport.model.KeyId;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that makes and checks the MAC of refresh tokens (HMAC-SHA256, RFC 2104). Safe for use by many threads. */
public final class MacKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final KeyId id;
    private final SecretKey key;

    MacKey(KeyId id, byte[] bytes) {
        this.id = id;
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The key's name. */
    public KeyId id() {
        return id;
    }

    /** The MAC of a message, 32 bytes. */
    public byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks " + ALGORITHM + ", which every JDK must have", e);
        }
    }

    @Override
    public String toString() {
        return "MacKey[id=" + id.value() + ", redacted]";
    }
}
