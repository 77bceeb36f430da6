package io.sallyport.keys;

import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Optional;

/**
 * A key for access tokens that somebody made elsewhere.
 *
 * @param name its name, where it has one
 * @param algorithm the one algorithm that it signs with
 * @param halves the key
 */
record GivenKey(Optional<KeyId> name, SigningAlgorithm algorithm, KeyHalves halves) {
    /**
     * A private key, whose algorithm follows from its kind and curve, or is the preferred one if that fits.
     *
     * @throws KeyFileException if no token can be signed with it, or if it is weak
     */
    static GivenKey of(Optional<KeyId> name, PrivateKey key, SigningAlgorithm preferred) throws KeyFileException {
        SigningAlgorithm algorithm = algorithm(key, preferred);
        try {
            GivenKey given = new GivenKey(name, algorithm, KeyHalves.of(key, algorithm));
            Optional<String> fault = KeyQuality.fault(given.halves(), algorithm);
            if (fault.isPresent()) {
                throw new KeyFileException(
                        "whose key " + given.id().value() + " " + fault.get() + ". Make another one");
            }
            return given;
        } catch (GeneralSecurityException unusable) {
            throw new KeyFileException("whose key cannot sign with " + algorithm.wireName() + " ("
                    + unusable.getMessage() + "): give another one");
        }
    }

    private static SigningAlgorithm algorithm(PrivateKey key, SigningAlgorithm preferred) throws KeyFileException {
        if (key instanceof RSAPrivateKey) {
            return KeyKind.of(preferred) == KeyKind.RSA ? preferred : SigningAlgorithm.RS256;
        }
        if (key instanceof EdECPrivateKey) {
            return SigningAlgorithm.EDDSA;
        }
        if (key instanceof ECPrivateKey ec) {
            return NistCurve.of(ec.getParams())
                    .map(NistCurve::algorithm)
                    .orElseThrow(() -> new KeyFileException(
                            "whose key is on none of the curves P-256, P-384 and P-521: give another one"));
        }
        throw new KeyFileException(
                "whose key signs no tokens (" + key.getAlgorithm() + "): give one of RSA, EC or Ed25519");
    }

    /** Its name, or what follows from its public half (RFC 7638): the same on every node and after every restart. */
    KeyId id() {
        return name.orElseGet(() -> Thumbprint.of(halves.verification()));
    }

    @Override
    public String toString() {
        return "GivenKey[redacted]";
    }
}
