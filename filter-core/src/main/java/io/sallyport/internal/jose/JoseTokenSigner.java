package io.sallyport.internal.jose;

import io.sallyport.keys.SigningKey;
import io.sallyport.token.TokenSigner;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs with jose4j. Safe for use by many threads. */
public final class JoseTokenSigner implements TokenSigner {
    @Override
    public String sign(SigningKey key, String type, String payload) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(key.algorithm().wireName());
        jws.setKeyIdHeaderValue(key.id().value());
        jws.setHeader("typ", type);
        jws.setKey(key.key());
        jws.setPayload(payload);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("signing key " + key.id().value() + " cannot sign", e);
        }
    }
}
