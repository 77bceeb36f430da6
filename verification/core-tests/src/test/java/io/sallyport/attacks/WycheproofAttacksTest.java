package io.sallyport.attacks;

import static io.sallyport.attacks.Vectors.object;
import static io.sallyport.attacks.Vectors.objects;
import static io.sallyport.attacks.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.internal.json.JsonException;
import io.sallyport.keys.VectorKeys;
import io.sallyport.keys.VerificationKey;
import io.sallyport.model.SigningAlgorithm;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Judged by Project Wycheproof, and the rows of group A that its vectors stand for. */
class WycheproofAttacksTest {
    private static final String SIGNATURES = "wycheproof/json_web_signature_test.json";
    private static final String KEYS = "wycheproof/json_web_key_test.json";
    private static final String CRYPTO = "wycheproof/json_web_crypto_test.json";

    /** Good signatures of nothing; a JWT has claims (RFC 7519 §7.2), and we look at no token without. */
    private static final Set<Long> EMPTY_PAYLOADS = Set.of(259L, 264L, 268L, 272L, 320L, 325L);

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    /** One vector and what we said of it. */
    private record Judged(long id, boolean isValid, boolean accepted, String comment) {}

    @Test
    void everySignatureHasTheRightVerdict() throws IOException, JsonException {
        List<Judged> judged = judged(SIGNATURES, vector -> true);

        assertThat(judged).hasSize(401);
        assertThat(ids(judged, vector -> vector.accepted() && !vector.isValid()))
                .as("accepted, although invalid")
                .containsExactly(367L, 370L);
        Set<Long> refused = new TreeSet<>(EMPTY_PAYLOADS);
        refused.addAll(List.of(346L, 347L, 350L, 351L, 372L, 373L));
        assertThat(ids(judged, vector -> !vector.accepted() && vector.isValid()))
                .as("refused, although valid")
                .isEqualTo(refused);
        assertThat(ids(judged, vector -> vector.accepted() && vector.isValid())).hasSize(34);
    }

    @Test
    void everyKeySetHasTheRightVerdict() throws IOException, JsonException {
        List<Judged> judged = judged(KEYS, vector -> true);

        assertThat(judged).hasSize(26).allMatch(vector -> vector.accepted() == vector.isValid());
    }

    @Test
    void everySignatureOfTheOlderFileHasTheRightVerdict() throws IOException, JsonException {
        List<Judged> judged = judged(CRYPTO, vector -> vector.containsKey("jws"));

        assertThat(judged).hasSize(49).allMatch(vector -> vector.accepted() == vector.isValid());
    }

    @Attack("A04")
    @Test
    void a04WycheproofWithoutSeparator() throws IOException, JsonException {
        observe(refused("rejectsMissingSignatureAndSeparator"));
    }

    @Attack("A12")
    @Test
    void a12WycheproofNumbersOutOfRange() throws IOException, JsonException {
        List<Judged> special = judged(SIGNATURES, vector -> between(vector, 379, 401));

        assertThat(special).hasSize(23).noneMatch(Judged::accepted);
        observe(special);
    }

    @Attack("A15")
    @Test
    void a15WycheproofMacs() throws IOException, JsonException {
        List<Judged> macs = judged(SIGNATURES, vector -> between(vector, 2, 17));

        assertThat(macs).hasSize(16).noneMatch(Judged::accepted);
        observe(macs);
    }

    @Attack("A17")
    @Test
    void a17WycheproofPaddingsOfRsa() throws IOException, JsonException {
        List<Judged> paddings = judged(
                SIGNATURES, vector -> between(vector, 33, 258) && flags(vector).contains("ModifiedPadding"));

        assertThat(paddings).hasSizeGreaterThanOrEqualTo(200).noneMatch(Judged::accepted);
        observe(paddings);
    }

    @Attack("A18")
    @Test
    void a18WycheproofSaltsAndHashesOfPss() throws IOException, JsonException {
        List<Judged> signatures = judged(SIGNATURES, vector -> between(vector, 272, 344) && !isValid(vector));

        assertThat(signatures).hasSizeGreaterThanOrEqualTo(48).noneMatch(Judged::accepted);
        observe(signatures);
    }

    @Attack("A19")
    @Test
    void a19WycheproofWeakRsaKeys() throws IOException, JsonException {
        keysAreRefused(7, 9);
    }

    @Attack("A20")
    @Test
    void a20WycheproofCurvesAndAlgorithms() throws IOException, JsonException {
        keysAreRefused(19, 20);
        keysAreRefused(22, 24);
    }

    @Attack("A21")
    @Test
    void a21WycheproofKeysForEncryption() throws IOException, JsonException {
        keysAreRefused(6, 6);
        keysAreRefused(21, 21);
        keysAreRefused(25, 26);
        List<Judged> signatures = judged(SIGNATURES, vector -> between(vector, 353, 356));
        assertThat(signatures).hasSize(4).noneMatch(Judged::accepted);
        observe(signatures);
    }

    @Attack("A08")
    @Test
    void a08WycheproofShortSecrets() throws IOException, JsonException {
        keysAreRefused(10, 12);
        keysAreRefused(16, 18);
    }

    @Attack("A22")
    @Test
    void a22WycheproofMixedKeySet() throws IOException, JsonException {
        keysAreRefused(1, 1);
    }

    @Attack("A23")
    @Test
    void a23WycheproofTwoKeysOfOneName() throws IOException, JsonException {
        keysAreRefused(4, 4);
    }

    private static List<Judged> refused(String comment) throws IOException, JsonException {
        List<Judged> judged = judged(SIGNATURES, vector -> comment.equals(vector.get("comment")));
        assertThat(judged).isNotEmpty().noneMatch(Judged::accepted);
        return judged;
    }

    /** Not one key of these sets is loaded. */
    private static void keysAreRefused(long from, long to) throws IOException, JsonException {
        for (Map<String, Object> group : objects(Vectors.read(KEYS).get("testGroups"))) {
            if (objects(group.get("tests")).stream().anyMatch(vector -> between(vector, from, to))) {
                assertThat(keys(group)).isEmpty();
                ANSWERS.startRefused();
            }
        }
    }

    private static List<Judged> judged(String file, Predicate<Map<String, Object>> wanted)
            throws IOException, JsonException {
        return objects(Vectors.read(file).get("testGroups")).stream()
                .flatMap(group -> judged(group, wanted))
                .toList();
    }

    private static Stream<Judged> judged(Map<String, Object> group, Predicate<Map<String, Object>> wanted) {
        // The one group whose subject is the encoding has a secret of zeros, which no start would take.
        List<VerificationKey> keys = "base64".equals(group.get("comment"))
                ? List.of(VectorKeys.secret(object(group.get("private"))))
                : keys(group);
        return objects(group.get("tests")).stream()
                .filter(wanted)
                .map(vector -> new Judged(
                        (Long) vector.get("tcId"),
                        isValid(vector),
                        JwsJudge.accepts(Vectors.serialized(vector.get("jws")), keys),
                        text(vector, "comment")));
    }

    private static List<VerificationKey> keys(Map<String, Object> group) {
        Object given = group.containsKey("public") ? group.get("public") : group.get("private");
        return VectorKeys.of(object(given), EnumSet.allOf(SigningAlgorithm.class));
    }

    private static void observe(List<Judged> judged) {
        judged.forEach(vector -> {
            if (vector.accepted()) {
                ANSWERS.accepted();
            } else {
                ANSWERS.refused(401, "token_invalid");
            }
        });
    }

    private static Set<Long> ids(List<Judged> judged, Predicate<Judged> wanted) {
        Set<Long> ids = new TreeSet<>();
        judged.stream().filter(wanted).map(Judged::id).forEach(ids::add);
        return ids;
    }

    private static boolean isValid(Map<String, Object> vector) {
        return "valid".equals(vector.get("result"));
    }

    private static boolean between(Map<String, Object> vector, long first, long last) {
        long id = (Long) vector.get("tcId");
        return id >= first && id <= last;
    }

    private static List<?> flags(Map<String, Object> vector) {
        return (List<?>) vector.get("flags");
    }
}
