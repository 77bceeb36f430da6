package io.sallyport.token;

import io.sallyport.keys.TokenEncryptionKey;
import java.util.Optional;

/** Encrypts signed tokens and opens them again (RFC 7516); the content is encrypted with A256GCM, never compressed. */
public interface TokenEncryption {
    /** The name of the one content encryption, in {@code enc}. */
    String CONTENT_ENCRYPTION = "A256GCM";

    /** Encrypts a signed token; the header says {@code alg}, {@code enc}, {@code kid}, {@code cty} and {@code typ}. */
    String encrypt(String signed, String type, TokenEncryptionKey key);

    /** Opens an encrypted token whose shape and header were checked; empty where it was not made for this key. */
    Optional<String> decrypt(String compact, TokenEncryptionKey key);
}
