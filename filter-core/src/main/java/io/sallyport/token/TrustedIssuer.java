package io.sallyport.token;

import io.sallyport.keys.VerificationKey;
import io.sallyport.model.KeyId;
import java.util.Map;
import java.util.Optional;

/**
 * One whose tokens are believed, each by its own keys and rules: this application, or an issuer that the operator
 * trusts. A key counts for its own issuer's tokens only (RFC 8725 §3.8). Safe for use by many threads.
 */
public interface TrustedIssuer {
    /** Tells whether this issuer's tokens may have such a header. */
    boolean allows(JoseHeader header);

    /**
     * The key of that name, as far as it is known here; answers without asking anybody.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if what is known is too old to be believed
     */
    Optional<VerificationKey> known(KeyId id);

    /**
     * The key of that name, which nobody knows here: its source may be asked, if it was not lately.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if the source cannot answer
     */
    Optional<VerificationKey> lookUp(KeyId id);

    /** Holds the claims of a token whose signature is good against this issuer's rules. */
    Verification judge(Map<String, Object> claims);
}
