package io.sallyport.keys;

import io.sallyport.config.ConfigurationException;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys at one moment; immutable. Of each purpose one is in use at a time; the next ones and the retired ones check
 * tokens all the same, so that nodes whose clocks differ accept each other's.
 */
public final class KeyRing {
    private final Timeline<AccessTokenKey> accessTokens;
    private final Timeline<MacKey> refreshTokens;
    private final Timeline<TokenEncryptionKey> encryption;
    private final Map<KeyId, VerificationKey> verification;
    private final Map<KeyId, MacKey> macs;
    private final Map<KeyId, TokenEncryptionKey> encryptionKeys;

    /** Takes keys for access tokens and refresh tokens, at least one of each, and those that encrypt, if there are any. */
    KeyRing(
            Timeline<AccessTokenKey> accessTokens,
            Timeline<MacKey> refreshTokens,
            Timeline<TokenEncryptionKey> encryption) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.encryption = encryption;
        this.verification = byId(
                accessTokens.keys().stream().map(AccessTokenKey::verification).toList(), VerificationKey::id);
        this.macs = byId(refreshTokens.keys(), MacKey::id);
        this.encryptionKeys = byId(encryption.keys(), TokenEncryptionKey::id);
    }

    /** The key that signs new access tokens. */
    public SigningKey signing(Instant now) {
        return accessTokens.current(now).signing();
    }

    /** The key of that name, if it may verify access tokens. */
    public Optional<VerificationKey> verification(KeyId id) {
        return Optional.ofNullable(verification.get(id));
    }

    /** All keys that may verify access tokens, in the order in which they come into use. */
    public Collection<VerificationKey> verificationKeys() {
        return verification.values();
    }

    /** The key that makes the MAC of new refresh tokens. */
    public MacKey mac(Instant now) {
        return refreshTokens.current(now);
    }

    /** The key of that name, if it may check refresh tokens. */
    public Optional<MacKey> mac(KeyId id) {
        return Optional.ofNullable(macs.get(id));
    }

    /** The key that encrypts new access tokens; empty where the ring has none. */
    public Optional<TokenEncryptionKey> encryption(Instant now) {
        return encryption.isEmpty() ? Optional.empty() : Optional.of(encryption.current(now));
    }

    /** The key of that name, if it opens encrypted access tokens. */
    public Optional<TokenEncryptionKey> encryption(KeyId id) {
        return Optional.ofNullable(encryptionKeys.get(id));
    }

    /** All keys that open encrypted access tokens, in the order in which they come into use. */
    public Collection<TokenEncryptionKey> encryptionKeys() {
        return encryptionKeys.values();
    }

    /** All keys of all purposes, as an operator sees them. */
    List<RingKey> described(Instant now) {
        return Stream.of(KeyPurpose.values())
                .flatMap(purpose -> timeline(purpose).described(now).stream())
                .toList();
    }

    Timeline<?> timeline(KeyPurpose purpose) {
        return switch (purpose) {
            case ACCESS_TOKEN -> accessTokens;
            case REFRESH_TOKEN -> refreshTokens;
            case TOKEN_ENCRYPTION -> encryption;
        };
    }

    /** Whether this ring still has every key of an earlier one. */
    boolean hasAllOf(KeyRing earlier) {
        return verification.keySet().containsAll(earlier.verification.keySet())
                && macs.keySet().containsAll(earlier.macs.keySet())
                && encryptionKeys.keySet().containsAll(earlier.encryptionKeys.keySet());
    }

    private static <K> Map<KeyId, K> byId(List<K> keys, Function<K, KeyId> id) {
        return keys.stream()
                .collect(Collectors.toMap(
                        id,
                        Function.identity(),
                        (one, other) -> {
                            throw new ConfigurationException(List.of("The key source has two keys that are called "
                                    + id.apply(one).value() + ": remove one of them."));
                        },
                        LinkedHashMap::new));
    }
}
