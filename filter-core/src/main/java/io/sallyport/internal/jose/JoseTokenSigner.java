package io.sallyport.internal.jose;

import io.sallyport.keys.SigningKey;
import io.sallyport.token.TokenSigner;
import java.util.Optional;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs with jose4j. Safe for use by many threads. */
public final class JoseTokenSigner implements TokenSigner {
    private final ProviderContext providers;

    /** Signs with the JDK's choice of providers. */
    public JoseTokenSigner() {
        this(Optional.empty());
    }

    /** Makes signatures with a provider that the JVM has. */
    public JoseTokenSigner(Optional<String> provider) {
        this.providers = JoseProviders.signaturesBy(provider);
    }

    @Override
    public String sign(SigningKey key, String type, String payload) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(key.algorithm().wireName());
        jws.setKeyIdHeaderValue(key.id().value());
        jws.setHeader("typ", type);
        jws.setKey(key.key());
        jws.setPayload(payload);
        jws.setProviderContext(providers);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("signing key " + key.id().value() + " cannot sign", e);
        }
    }
}
