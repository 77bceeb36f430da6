package io.sallyport.fuzz;

import static io.sallyport.fuzz.Requirement.*;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges tokens by the specifications and the contract, with nothing of the product: which requirements a token does not
 * meet. What cannot be read is not judged further.
 */
final class TokenSpecification {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Set<String> HEADER_MEMBERS = Set.of("alg", "kid", "typ");
    private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");
    private static final int HEADER_DEPTH = 2;
    private static final int PAYLOAD_DEPTH = 8;

    private final Set<Requirement> unmet = EnumSet.noneOf(Requirement.class);

    private TokenSpecification() {}

    static Set<Requirement> unmetBy(String token) {
        TokenSpecification judge = new TokenSpecification();
        judge.judge(token);
        return judge.unmet;
    }

    private void judge(String token) {
        require(AT_MOST_4096_CHARACTERS, token.length() <= 4096);
        String[] segments = token.split("\\.", -1);
        require(THREE_SEGMENTS, segments.length == 3 && !List.of(segments).contains(""));
        if (!unmet.isEmpty()) {
            return;
        }
        Optional<byte[]> header = decoded(segments[0]);
        Optional<byte[]> payload = decoded(segments[1]);
        Optional<byte[]> signature = decoded(segments[2]);
        require(BASE64URL_IN_ONE_WAY, header.isPresent() && payload.isPresent() && signature.isPresent());
        if (unmet.isEmpty()) {
            byte[] signed = (segments[0] + "." + segments[1]).getBytes(StandardCharsets.US_ASCII);
            judgeHeader(header.orElseThrow(), signed, signature.orElseThrow());
            judgePayload(payload.orElseThrow());
        }
    }

    private void judgeHeader(byte[] json, byte[] signed, byte[] signature) {
        Optional<Map<String, Object>> header = ReferenceJson.readObject(json, HEADER_DEPTH);
        require(HEADER_IS_STRICT_JSON, header.isPresent());
        if (header.isEmpty()) {
            return;
        }
        Map<String, Object> members = header.get();
        require(HEADER_HAS_NO_OTHER_MEMBER, HEADER_MEMBERS.containsAll(members.keySet()));
        require(
                TYPE_IS_ACCESS_TOKEN,
                members.get("typ") instanceof String typ && TYPES.contains(typ.toLowerCase(Locale.ROOT)));
        Optional<AlgorithmKey> key = AlgorithmKey.ALL.values().stream()
                .filter(candidate -> candidate.id().value().equals(members.get("kid")))
                .findFirst();
        require(KEY_IS_NAMED, key.isPresent());
        key.ifPresent(named -> {
            require(ALGORITHM_IS_THE_KEYS, named.algorithm().wireName().equals(members.get("alg")));
            require(SIGNATURE_IS_THE_KEYS, ReferenceSignature.isBy(named, signed, signature));
        });
    }

    private void judgePayload(byte[] json) {
        Optional<Map<String, Object>> claims = ReferenceJson.readObject(json, PAYLOAD_DEPTH);
        require(PAYLOAD_IS_STRICT_JSON, claims.isPresent());
        claims.ifPresent(found -> unmet.addAll(ClaimsSpecification.unmetBy(found)));
    }

    /** Base64url that nobody else could write differently: encoded again it is the same. */
    private static Optional<byte[]> decoded(String segment) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(segment);
            return ENCODER.encodeToString(bytes).equals(segment) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void require(Requirement requirement, boolean met) {
        if (!met) {
            unmet.add(requirement);
        }
    }
}
