package io.sallyport.keys;

import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one JWK says (RFC 7517 §4); nothing of it is believed yet. What it says in members of other names is ignored. */
final class Jwk {
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final Map<?, ?> members;

    Jwk(Map<?, ?> members) {
        this.members = members;
    }

    /** Whether it holds what only its owner may know. */
    boolean hasPrivateMember() {
        return PRIVATE.stream().anyMatch(members::containsKey);
    }

    boolean isSymmetric() {
        return "oct".equals(members.get("kty"));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Its name in {@code kid}, empty where it has none; of the length and the characters that a name here has. */
    Optional<KeyId> id() throws JwkException {
        if (!has("kid")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new KeyId(text("kid")));
        } catch (IllegalArgumentException noName) {
            throw new JwkException("has a name (kid) that cannot be used here: " + noName.getMessage());
        }
    }

    /** The text of {@code kid}, whatever it is, if it is a text. */
    Optional<String> givenName() {
        return members.get("kid") instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Its one algorithm: as it says itself, else the only one of those allowed that fits its kind and curve. */
    SigningAlgorithm algorithm(Set<SigningAlgorithm> allowed) throws JwkException {
        Optional<SigningAlgorithm> said = has("alg") ? Optional.of(saidAlgorithm()) : Optional.empty();
        Set<SigningAlgorithm> fitting = allowed.stream().filter(this::fits).collect(Collectors.toUnmodifiableSet());
        if (said.isPresent()) {
            require(fits(said.get()), "has an algorithm (alg) that does not belong to its kind or curve (kty, crv)");
            require(fitting.contains(said.get()), "is for " + said.get().wireName() + ", which is not allowed");
            return said.get();
        }
        require(!fitting.isEmpty(), "is of a kind or on a curve (kty, crv) that no allowed algorithm has");
        require(fitting.size() == 1, "says no algorithm (alg), and several allowed ones would do");
        return fitting.iterator().next();
    }

    /** Refuses a key that its owner did not mean for signatures (RFC 7517 §4.2, §4.3). */
    void requireForSignatures(String operation) throws JwkException {
        require(!has("use") || "sig".equals(members.get("use")), "is not for signatures (use)");
        require(
                !has("key_ops")
                        || (members.get("key_ops") instanceof List<?> operations && operations.contains(operation)),
                "is not for signatures (key_ops)");
    }

    String text(String name) throws JwkException {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new JwkException("has no text in " + name);
    }

    /** Bytes in canonical base64url (RFC 7515 §2). */
    byte[] bytes(String name) throws JwkException {
        String text = text(name);
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            require(UnsignedNumbers.base64Url(bytes).equals(text), "has no canonical base64url in " + name);
            return bytes;
        } catch (IllegalArgumentException malformed) {
            throw new JwkException("has no base64url in " + name);
        }
    }

    /** Exactly that many bytes. */
    byte[] bytes(String name, int length) throws JwkException {
        byte[] bytes = bytes(name);
        require(bytes.length == length, "has " + bytes.length + " bytes in " + name + ", where " + length + " belong");
        return bytes;
    }

    /** A number, big-endian without a sign. */
    BigInteger number(String name) throws JwkException {
        return new BigInteger(1, bytes(name));
    }

    private SigningAlgorithm saidAlgorithm() throws JwkException {
        return SigningAlgorithm.named(text("alg"))
                .orElseThrow(() -> new JwkException("has an algorithm (alg) that signs no tokens here"));
    }

    private boolean fits(SigningAlgorithm algorithm) {
        return switch (KeyKind.of(algorithm)) {
            case RSA -> "RSA".equals(members.get("kty"));
            case EC ->
                "EC".equals(members.get("kty"))
                        && NistCurve.of(algorithm).wireName().equals(members.get("crv"));
            case ED25519 -> "OKP".equals(members.get("kty")) && "Ed25519".equals(members.get("crv"));
            case SECRET -> isSymmetric();
        };
    }

    private static void require(boolean isAsItMustBe, String otherwise) throws JwkException {
        if (!isAsItMustBe) {
            throw new JwkException(otherwise);
        }
    }
}
