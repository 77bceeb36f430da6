package io.sallyport.keys;

import io.sallyport.config.EncryptionKey;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts keys at rest with AES-256-GCM under the key-encryption key (NIST SP 800-38D). The key's name and purpose are
 * authenticated with it, so that a wrapped key cannot be put in another's place. Safe for use by many threads.
 */
final class KeyWrapping {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    KeyWrapping(EncryptionKey encryptionKey, SecureRandom random) {
        this.key = new SecretKeySpec(encryptionKey.bytes(), "AES");
        this.random = random;
    }

    byte[] wrap(KeyId id, KeyPurpose purpose, byte[] material) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, id, purpose).doFinal(material);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed to encrypt a key", e);
        }
    }

    /** Opens what {@link #wrap} made; a {@link GeneralSecurityException} says that the key-encryption key is another. */
    byte[] unwrap(KeyId id, KeyPurpose purpose, byte[] wrapped) throws GeneralSecurityException {
        if (wrapped.length <= NONCE_BYTES) {
            throw new GeneralSecurityException("too short to be a wrapped key");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(wrapped, 0, nonce, 0, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce, id, purpose)
                .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, byte[] nonce, KeyId id, KeyPurpose purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((purpose.name() + ' ' + id.value()).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
