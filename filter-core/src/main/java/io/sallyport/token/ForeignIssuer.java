package io.sallyport.token;

import io.sallyport.config.TrustedIssuerConfig;
import io.sallyport.config.TrustedIssuerSettings;
import io.sallyport.keys.RemoteKeySet;
import io.sallyport.keys.VerificationKey;
import io.sallyport.model.KeyId;
import java.time.Clock;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An issuer that the operator trusts: the keys that it publishes, and the rules that the operator states for it. */
public final class ForeignIssuer implements TrustedIssuer {
    /** Each of these chooses a key, changes what is signed, or says that the content is something else. */
    private static final Set<String> REFUSED_MEMBERS =
            Set.of("crit", "b64", "jku", "jwk", "x5u", "x5c", "zip", "enc", "cty");

    private static final String MEDIA_TYPE_PREFIX = "application/";

    private final TrustedIssuerConfig config;
    private final RemoteKeySet keys;
    private final ForeignClaimRules rules;

    /** Takes what the operator says, and the issuer's keys. */
    public ForeignIssuer(TrustedIssuerConfig config, RemoteKeySet keys, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.rules = new ForeignClaimRules(config, clock);
    }

    /** Members that only inform, {@code x5t} say, are let be and never used. */
    @Override
    public boolean allows(JoseHeader header) {
        return Collections.disjoint(header.members().keySet(), REFUSED_MEMBERS)
                && header.algorithm().filter(config.algorithms()::contains).isPresent()
                && hasType(header);
    }

    private boolean hasType(JoseHeader header) {
        return config.type().equals(TrustedIssuerSettings.ANY_TYPE)
                || header.type().filter(this::isExpected).isPresent();
    }

    private boolean isExpected(String type) {
        String expected = config.type().toLowerCase(Locale.ROOT);
        String found = type.toLowerCase(Locale.ROOT);
        return found.equals(expected) || found.equals(MEDIA_TYPE_PREFIX + expected);
    }

    @Override
    public Optional<VerificationKey> known(KeyId id) {
        return keys.known(id);
    }

    @Override
    public Optional<VerificationKey> lookUp(KeyId id) {
        return keys.lookUp(id);
    }

    @Override
    public Verification judge(Map<String, Object> claims) {
        return rules.apply(new Claims(claims));
    }
}
