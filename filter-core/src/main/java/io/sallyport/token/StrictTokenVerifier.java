package io.sallyport.token;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.keys.VerificationKey;
import io.sallyport.model.KeyId;
import io.sallyport.model.RefusalCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Verifies our own tokens, each part before the next is read. */
public final class StrictTokenVerifier implements TokenVerifier {
    private static final Verification INVALID = new Verification.Rejected(RefusalCode.TOKEN_INVALID);
    private static final Set<String> HEADER_MEMBERS = Set.of("alg", "kid", "typ");
    private static final int HEADER_DEPTH = 2;
    private static final int PAYLOAD_DEPTH = 8;

    private final LiveKeyRing keys;
    private final SignatureVerifier signatures;
    private final ClaimRules rules;

    /** Takes the ring, who knows signatures, and what claims must be. */
    public StrictTokenVerifier(LiveKeyRing keys, SignatureVerifier signatures, ClaimRules rules) {
        this.keys = keys;
        this.signatures = signatures;
        this.rules = rules;
    }

    @Override
    public Verification verify(String compact) {
        Optional<CompactForm> form = CompactForm.parse(compact);
        Optional<VerificationKey> key = form.flatMap(this::keyNamedInHeader);
        if (key.isPresent() && signatures.isSignedBy(compact, key.get())) {
            return claims(form.orElseThrow());
        }
        return INVALID;
    }

    /** The key, if the header is ours to the letter: any other member, {@code crit} or {@code jwk} say, is a refusal. */
    private Optional<VerificationKey> keyNamedInHeader(CompactForm form) {
        Optional<Map<String, Object>> header = object(form.header(), HEADER_DEPTH);
        return header.filter(members -> members.keySet().equals(HEADER_MEMBERS))
                .filter(members -> AccessTokenIssuer.TYPE.equals(members.get("typ")))
                .flatMap(members -> keyId(members)
                        .flatMap(keys::verification)
                        .filter(key -> key.algorithm().equals(members.get("alg"))));
    }

    private Verification claims(CompactForm form) {
        return object(form.payload(), PAYLOAD_DEPTH).map(rules::apply).orElse(INVALID);
    }

    private static Optional<KeyId> keyId(Map<String, Object> header) {
        try {
            return header.get("kid") instanceof String text ? Optional.of(new KeyId(text)) : Optional.empty();
        } catch (IllegalArgumentException noKeyId) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, Object>> object(byte[] json, int depth) {
        try {
            return Optional.of(JsonReader.readObject(json, depth));
        } catch (JsonException malformed) {
            return Optional.empty();
        }
    }
}
