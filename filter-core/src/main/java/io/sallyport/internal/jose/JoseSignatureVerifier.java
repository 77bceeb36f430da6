package io.sallyport.internal.jose;

import io.sallyport.keys.VerificationKey;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.token.SignatureVerifier;
import java.util.Optional;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.JoseException;

/**
 * Verifies with jose4j's algorithms, each key with its one (RFC 8725 §3.1). jose4j's reader of compact forms is passed
 * by: what it would read a second time, and less strictly, was read before. Safe for use by many threads.
 */
public final class JoseSignatureVerifier implements SignatureVerifier {
    private static final int ED25519_BYTES = 64;

    private final JoseAlgorithms algorithms = new JoseAlgorithms();
    private final ProviderContext providers;

    /** Verifies with the JDK's choice of providers. */
    public JoseSignatureVerifier() {
        this(Optional.empty());
    }

    /** Verifies signatures with a provider that the JVM has. */
    public JoseSignatureVerifier(Optional<String> provider) {
        this.providers = JoseProviders.signaturesBy(provider);
    }

    @Override
    public boolean isSignedBy(byte[] signedInput, byte[] signature, VerificationKey key) {
        // The JDK takes a zero behind an Ed25519 signature (RFC 8032 §5.1.7), which would give a token a second
        // spelling.
        if (key.algorithm() == SigningAlgorithm.EDDSA && signature.length != ED25519_BYTES) {
            return false;
        }
        JsonWebSignatureAlgorithm algorithm = algorithms.of(key.algorithm());
        try {
            algorithm.validateVerificationKey(key.key());
            return algorithm.verifySignature(signature, key.key(), signedInput, providers);
        } catch (JoseException malformed) {
            return false;
        }
    }
}
