package io.sallyport.internal.jose;

import io.sallyport.model.SigningAlgorithm;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.InvalidAlgorithmException;

/** jose4j's algorithms, looked up once. */
final class JoseAlgorithms {
    private final Map<SigningAlgorithm, JsonWebSignatureAlgorithm> algorithms = new EnumMap<>(SigningAlgorithm.class);

    JoseAlgorithms() {
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            algorithms.put(algorithm, lookUp(algorithm));
        }
    }

    JsonWebSignatureAlgorithm of(SigningAlgorithm algorithm) {
        return Objects.requireNonNull(algorithms.get(algorithm));
    }

    private static JsonWebSignatureAlgorithm lookUp(SigningAlgorithm algorithm) {
        try {
            return AlgorithmFactoryFactory.getInstance()
                    .getJwsAlgorithmFactory()
                    .getAlgorithm(algorithm.wireName());
        } catch (InvalidAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks " + algorithm.wireName(), e);
        }
    }
}
