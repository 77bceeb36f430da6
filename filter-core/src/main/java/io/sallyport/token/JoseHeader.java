package io.sallyport.token;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import java.util.Map;
import java.util.Optional;

/**
 * The header of a token (RFC 7515 §4): its JSON was read strictly, and nothing of it is believed. Each member of another
 * type than it must have counts as absent.
 *
 * @param members all members
 */
public record JoseHeader(Map<String, Object> members) {
    private static final int DEPTH = 2;

    /** Reads a decoded header; empty where it is no JSON object. */
    static Optional<JoseHeader> parse(byte[] json) {
        try {
            return Optional.of(new JoseHeader(JsonReader.readObject(json, DEPTH)));
        } catch (JsonException malformed) {
            return Optional.empty();
        }
    }

    /** {@code alg}, if it is one that tokens may be signed with. */
    public Optional<SigningAlgorithm> algorithm() {
        return text("alg").flatMap(SigningAlgorithm::named);
    }

    /** {@code kid}, if it can be the name of a key of a ring. */
    public Optional<KeyId> keyId() {
        try {
            return text("kid").map(KeyId::new);
        } catch (IllegalArgumentException noKeyId) {
            return Optional.empty();
        }
    }

    /** {@code typ}. */
    public Optional<String> type() {
        return text("typ");
    }

    Optional<String> text(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
