package io.sallyport;

import io.sallyport.audit.AuditListener;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.jose.JoseTokenSigner;
import io.sallyport.keys.KeyRingLoader;
import io.sallyport.keys.KeyRotation;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.keys.SigningKey;
import io.sallyport.token.TokenSigner;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * The keys of an application: its own, and those of the issuers that it trusts.
 *
 * @param ring our own keys
 * @param rotation what adds and removes them
 * @param signer what signs with them
 * @param foreignIssuers others' keys
 */
record OpenedKeys(LiveKeyRing ring, KeyRotation rotation, TokenSigner signer, ForeignIssuers foreignIssuers) {
    /** Opens them; the stores are closed again if that cannot be done. */
    static OpenedKeys of(SallyportConfig config, Stores stores, SecureRandom random, AuditListener audit, Clock clock) {
        try {
            KeyRingLoader loader = new KeyRingLoader(stores.keys(), config.keys(), random, audit, clock);
            LiveKeyRing ring = new LiveKeyRing(loader::load, clock);
            KeyRotation rotation = new KeyRotation(ring, loader, config, clock);
            rotation.start();
            TokenSigner signer = signer(config, ring.signing());
            return new OpenedKeys(ring, rotation, signer, ForeignIssuers.open(config, clock));
        } catch (RuntimeException refused) {
            stores.closing().run();
            throw refused;
        }
    }

    /** A provider that lacks the ring's algorithm is found now, not at the first sign-in. */
    private static TokenSigner signer(SallyportConfig config, SigningKey key) {
        TokenSigner signer = new JoseTokenSigner(config.keys().provider());
        config.keys().provider().ifPresent(provider -> {
            try {
                signer.sign(key, "trial", "{}");
            } catch (IllegalStateException unable) {
                throw new ConfigurationException(List.of("sallyport.keys.provider is '" + provider
                        + "', which cannot sign with " + key.algorithm().wireName()
                        + ": give one that can, or remove it for the JDK's choice"));
            }
        });
        return signer;
    }
}
