package io.sallyport.keys;

import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import java.util.Optional;

/**
 * A key for access tokens that somebody made elsewhere.
 *
 * @param name its name, where it has one
 * @param algorithm the one algorithm that it signs with
 * @param halves the key
 */
record GivenKey(Optional<KeyId> name, SigningAlgorithm algorithm, KeyHalves halves) {
    /** Its name, or what follows from its public half (RFC 7638): the same on every node and after every restart. */
    KeyId id() {
        return name.orElseGet(() -> Thumbprint.of(halves.verification()));
    }

    @Override
    public String toString() {
        return "GivenKey[redacted]";
    }
}
