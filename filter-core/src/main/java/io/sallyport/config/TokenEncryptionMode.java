package io.sallyport.config;

import io.sallyport.model.EncryptionAlgorithm;
import java.util.Optional;

/** Whether access tokens are encrypted, and how. */
public enum TokenEncryptionMode {
    /** They are signed only: whoever holds one can read it. */
    NONE,
    /** With a secret that only this application's nodes have. */
    DIR,
    /** To an RSA key whose public half is published, so that trusted issuers can encrypt to it too. */
    RSA_OAEP_256;

    /** The algorithm; empty where tokens are signed only. */
    public Optional<EncryptionAlgorithm> algorithm() {
        return switch (this) {
            case NONE -> Optional.empty();
            case DIR -> Optional.of(EncryptionAlgorithm.DIR);
            case RSA_OAEP_256 -> Optional.of(EncryptionAlgorithm.RSA_OAEP_256);
        };
    }
}
