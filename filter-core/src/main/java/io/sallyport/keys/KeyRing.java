package io.sallyport.keys;

import io.sallyport.model.KeyId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys at one moment; immutable. The newest of each purpose is the one in use. */
public final class KeyRing {
    private final SigningKey signing;
    private final Map<KeyId, VerificationKey> verification;
    private final MacKey mac;
    private final Map<KeyId, MacKey> macs;

    /** Takes the keys of each purpose, oldest first, at least one of each. */
    KeyRing(SigningKey signing, List<VerificationKey> verification, List<MacKey> macs) {
        this.signing = signing;
        this.verification = byId(verification, VerificationKey::id);
        this.macs = byId(macs, MacKey::id);
        this.mac = macs.get(macs.size() - 1);
    }

    /** The key that signs new access tokens. */
    public SigningKey signing() {
        return signing;
    }

    /** The key of that name, if it may verify access tokens. */
    public Optional<VerificationKey> verification(KeyId id) {
        return Optional.ofNullable(verification.get(id));
    }

    /** All keys that may verify access tokens. */
    public Collection<VerificationKey> verificationKeys() {
        return verification.values();
    }

    /** The key that makes the MAC of new refresh tokens. */
    public MacKey mac() {
        return mac;
    }

    /** The key of that name, if it may check refresh tokens. */
    public Optional<MacKey> mac(KeyId id) {
        return Optional.ofNullable(macs.get(id));
    }

    /** Whether this ring still has every key of an earlier one. */
    boolean hasAllOf(KeyRing earlier) {
        return verification.keySet().containsAll(earlier.verification.keySet())
                && macs.keySet().containsAll(earlier.macs.keySet());
    }

    private static <K> Map<KeyId, K> byId(List<K> keys, Function<K, KeyId> id) {
        return keys.stream()
                .collect(Collectors.toMap(
                        id,
                        Function.identity(),
                        (one, other) -> {
                            throw new IllegalStateException("two keys of the ring have one key id");
                        },
                        LinkedHashMap::new));
    }
}
