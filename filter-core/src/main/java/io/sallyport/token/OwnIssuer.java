package io.sallyport.token;

import io.sallyport.keys.LiveKeyRing;
import io.sallyport.keys.VerificationKey;
import io.sallyport.model.KeyId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** This application as an issuer: its ring, and the rules for what it issues itself. */
public final class OwnIssuer implements TrustedIssuer {
    private static final Set<String> HEADER_MEMBERS = Set.of("alg", "kid", "typ");
    private static final Set<String> TYPES = Set.of(AccessTokenIssuer.TYPE, "application/" + AccessTokenIssuer.TYPE);

    private final LiveKeyRing keys;
    private final ClaimRules rules;

    /** Takes the ring, and what claims must be. */
    public OwnIssuer(LiveKeyRing keys, ClaimRules rules) {
        this.keys = keys;
        this.rules = rules;
    }

    /** The header is ours to the letter: any other member, {@code crit} or {@code jwk} say, is a refusal. */
    @Override
    public boolean allows(JoseHeader header) {
        return header.members().keySet().equals(HEADER_MEMBERS) && isAccessTokenType(header);
    }

    /** Tells whether {@code typ} says access token, in either way of writing a media type (RFC 7515 §4.1.9). */
    static boolean isAccessTokenType(JoseHeader header) {
        return header.type()
                .filter(type -> TYPES.contains(type.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    @Override
    public Optional<VerificationKey> known(KeyId id) {
        return keys.current().verification(id);
    }

    @Override
    public Optional<VerificationKey> lookUp(KeyId id) {
        return keys.verification(id);
    }

    @Override
    public Verification judge(Map<String, Object> claims) {
        return rules.apply(claims);
    }
}
