package io.sallyport.internal.jose;

import io.sallyport.keys.TokenEncryptionKey;
import io.sallyport.token.TokenEncryption;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;

/** Encrypts and decrypts with jose4j, each key with its one algorithm. Safe for use by many threads. */
public final class JoseTokenEncryption implements TokenEncryption {
    @Override
    public String encrypt(String signed, String type, TokenEncryptionKey key) {
        JsonWebEncryption jwe = limitedTo(key);
        jwe.setAlgorithmHeaderValue(key.algorithm().wireName());
        jwe.setEncryptionMethodHeaderParameter(CONTENT_ENCRYPTION);
        jwe.setKeyIdHeaderValue(key.id().value());
        jwe.setHeader("cty", "JWT");
        jwe.setHeader("typ", type);
        jwe.setKey(key.encryption());
        jwe.setPayload(signed);
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("key " + key.id().value() + " cannot encrypt", e);
        }
    }

    @Override
    public Optional<String> decrypt(String compact, TokenEncryptionKey key) {
        JsonWebEncryption jwe = limitedTo(key);
        jwe.setKey(key.decryption());
        try {
            jwe.setCompactSerialization(compact);
            return Optional.of(jwe.getPayload());
        } catch (JoseException notForThisKey) {
            return Optional.empty();
        }
    }

    private static JsonWebEncryption limitedTo(TokenEncryptionKey key) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, key.algorithm().wireName()));
        jwe.setContentEncryptionAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, CONTENT_ENCRYPTION));
        return jwe;
    }
}
