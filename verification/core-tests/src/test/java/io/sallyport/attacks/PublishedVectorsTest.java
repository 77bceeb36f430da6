package io.sallyport.attacks;

import static io.sallyport.attacks.Vectors.object;
import static io.sallyport.attacks.Vectors.objects;
import static io.sallyport.attacks.Vectors.serialized;
import static io.sallyport.attacks.Vectors.text;
import static io.sallyport.filter.GuardedApplication.TOKENS;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.filter.TokenPrincipal;
import io.sallyport.internal.jose.JoseSignatureVerifier;
import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.keys.VectorKeys;
import io.sallyport.keys.VerificationKey;
import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.testkit.SharedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Judged by the examples of the RFCs, of the JOSE cookbook and of others, and by strings that are known to be naughty. */
class PublishedVectorsTest {
    private static final Set<SigningAlgorithm> ALL = EnumSet.allOf(SigningAlgorithm.class);
    private static final Pattern FUZZ_SEED =
            Pattern.compile("jwt: \"([^\"]*)\"\\s*jwks: (['\"])(.*)\\2", Pattern.DOTALL);

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = new AttackedApplication(ANSWERS);

    @Test
    void everySignatureOfTheRfcsVerifies() throws IOException, JsonException {
        List<String> verified = new ArrayList<>();
        for (Map<String, Object> example : rfcExamples()) {
            Optional<VerificationKey> key = key(example);
            String token = example.get("token") instanceof String compact ? compact : "";
            if (key.isPresent() && token.matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+")) {
                verified.add(text(example, "rfc") + " " + text(example, "section"));
                assertVerifies(token, key.get());
            }
        }

        assertThat(verified)
                .containsExactly(
                        "7515 A.1",
                        "7515 A.2",
                        "7515 A.3",
                        "7515 A.4",
                        "7520 4.1",
                        "7520 4.2",
                        "7520 4.3",
                        "7520 4.4",
                        "8037 Ed25519 signing");
    }

    /** Those that name no key, say {@code none}, are detached, not encoded or in JSON are no tokens here. */
    @Test
    void ofTheRfcsTokensThoseThatNameTheirKeyAreTaken() throws IOException, JsonException {
        List<String> accepted = new ArrayList<>();
        for (Map<String, Object> example : rfcExamples()) {
            List<VerificationKey> keys = key(example).map(List::of).orElse(List.of());
            for (String form : List.of("token", "jsonGeneral", "jsonFlattened")) {
                Object token = example.get(form);
                boolean isThere = token instanceof String || token instanceof Map<?, ?>;
                if (isThere && JwsJudge.accepts(serialized(token), keys)) {
                    accepted.add(text(example, "rfc") + " " + text(example, "section"));
                }
            }
        }

        assertThat(accepted).containsExactly("7520 4.1", "7520 4.2", "7520 4.3", "7520 4.4");
    }

    @Test
    void theRfcsKeySetsAreReadAsTheyMayBe() throws IOException, JsonException {
        Map<String, Object> sets = keySetsOf("7517");

        assertThat(names(sets.get("A.1"))).as("public; one is for encryption").containsExactly("2011-04-29");
        assertThat(names(sets.get("A.2"))).as("private; one is for encryption").isEmpty();
        assertThat(names(sets.get("A.3"))).as("for key wrapping").isEmpty();
        assertThat(names(sets.get("B"))).as("with a certificate").containsExactly("1b94c");
    }

    @Test
    void aThumbprintIsTheOneOfRfc7638() throws IOException, JsonException {
        Map<String, Object> example = rfcExamples().stream()
                .filter(each -> text(each, "rfc").equals("7638"))
                .findFirst()
                .orElseThrow();

        VerificationKey key = key(example).orElseThrow();

        assertThat(VectorKeys.thumbprint(key)).isEqualTo(text(example, "sha256Thumbprint"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jws", "jwe", "rfc7797", "curve25519"})
    void theCookbooksTokensAreNoneOfOurs(String folder) throws IOException, JsonException {
        for (Path file : SharedFolder.files("jose-cookbook/" + folder)) {
            if (file.toString().endsWith(".json")) {
                Map<String, Object> example = JsonReader.readObject(Files.readAllBytes(file), 16);
                object(example.get("output"))
                        .values()
                        .forEach(token -> APPLICATION.refusesEitherWay(serialized(token)));
            }
        }
    }

    @Test
    void theCookbooksNestedTokenIsNoneOfOurs() throws IOException, JsonException {
        Map<String, Object> nested = Vectors.read("jose-cookbook/6.nesting_signatures_and_encryption.json");

        for (String step : List.of("sign", "encrypt")) {
            object(object(nested.get(step)).get("output"))
                    .values()
                    .forEach(token -> APPLICATION.refusesEitherWay(serialized(token)));
        }
    }

    @Test
    void theCookbooksKeysAreTakenUnlessTheyEncrypt() throws IOException, JsonException {
        Set<String> taken = new TreeSet<>();
        List<Path> files = SharedFolder.files("jose-cookbook/jwk");
        for (Path file : files) {
            Map<String, Object> jwk = JsonReader.readObject(Files.readAllBytes(file), 8);
            boolean isRsa = "RSA".equals(jwk.get("kty"));
            if (!VectorKeys.of(jwk, isRsa ? Set.of(SigningAlgorithm.RS256) : ALL)
                    .isEmpty()) {
                taken.add(file.getFileName().toString().substring(0, 3));
            }
        }

        assertThat(files).hasSize(6);
        assertThat(taken).containsExactly("3_1", "3_2", "3_3", "3_4", "3_5");
    }

    @Test
    void theTestKeysOfMicroProfileAreTakenUnlessTheyAreSmallOrEncrypt() throws IOException, JsonException {
        Set<String> taken = new TreeSet<>();
        for (Path file : SharedFolder.files("mpjwt-tck-data")) {
            if (file.toString().endsWith(".jwk")
                    && !VectorKeys.of(JsonReader.readObject(Files.readAllBytes(file), 8), ALL)
                            .isEmpty()) {
                taken.add(file.getFileName().toString());
            }
        }

        assertThat(taken).containsExactly("ecPublicKey.jwk", "signer-key4k.jwk", "signer-keyset4k.jwk");
    }

    @Test
    void theClaimsOfMicroProfileAreNotForUs() throws IOException {
        for (Path file : SharedFolder.files("mpjwt-tck-data")) {
            if (file.toString().endsWith(".json")) {
                APPLICATION.refuses(TOKENS.payload(Files.readAllBytes(file)).compact());
            }
        }
    }

    /** The two that name a key of their set are genuine. */
    @Test
    void theFuzzSeedsOfJwtVerifyLibHaveTheRightVerdict() throws IOException {
        Set<String> accepted = new TreeSet<>();
        int seeds = 0;
        for (Path file : SharedFolder.files("jwt_verify_lib-fuzz")) {
            Matcher seed = FUZZ_SEED.matcher(Files.readString(file));
            while (seed.find()) {
                seeds++;
                if (JwsJudge.accepts(seed.group(1), keysIn(seed.group(3)))) {
                    accepted.add(file.getFileName().toString());
                }
                APPLICATION.refuses(seed.group(1));
            }
        }

        assertThat(seeds).isEqualTo(6);
        assertThat(accepted).containsExactly("jwks_ec.txt", "jwks_okp.txt");
    }

    @Test
    void noNaughtyStringIsATokenOrBreaksOne() throws IOException, JsonException {
        List<String> strings = naughtyStrings();

        assertThat(strings).hasSize(515).allSatisfy(string -> {
            APPLICATION.refusesEitherWay(string);
            APPLICATION.refuses(TOKENS.headerMember("kid", string).compact());
            APPLICATION.refuses(TOKENS.headerMember(string, "x").compact());
            APPLICATION.refuses(TOKENS.withClaim("sid", "+" + string).compact());
        });
    }

    @Test
    void aNaughtyStringIsNoMoreThanAName() throws IOException, JsonException {
        assertThat(naughtyStrings()).allSatisfy(string -> {
            String token = TOKENS.subject(string).compact();
            if (isOneLine(string)) {
                TokenPrincipal seen =
                        (TokenPrincipal) APPLICATION.accepts(token).getUserPrincipal();
                assertThat(seen.token().subject().value()).isEqualTo(string);
            } else {
                APPLICATION.refuses(token);
            }
        });
    }

    private static boolean isOneLine(String text) {
        return !text.isBlank()
                && text.length() <= 255
                && text.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }

    private static List<String> naughtyStrings() throws IOException, JsonException {
        String array = Files.readString(SharedFolder.vectors("naughty-strings/blns.json"));
        byte[] object = ("{\"strings\":" + array + "}").getBytes(StandardCharsets.UTF_8);
        return ((List<?>) JsonReader.readObject(object, 4).get("strings"))
                .stream().map(String.class::cast).toList();
    }

    private static List<VerificationKey> keysIn(String text) {
        try {
            return VectorKeys.of(JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8), 8), ALL);
        } catch (JsonException pem) {
            return List.of();
        }
    }

    private static void assertVerifies(String token, VerificationKey key) {
        int dot = token.lastIndexOf('.');
        byte[] input = token.substring(0, dot).getBytes(US_ASCII);
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        JoseSignatureVerifier verifier = new JoseSignatureVerifier();

        assertThat(verifier.isSignedBy(input, signature, key)).isTrue();
        for (int i = 0; i < signature.length; i++) {
            byte[] other = signature.clone();
            other[i] ^= 1;
            assertThat(verifier.isSignedBy(input, other, key)).isFalse();
        }
        input[input.length - 1] ^= 1;
        assertThat(verifier.isSignedBy(input, signature, key)).isFalse();
    }

    private static List<Map<String, Object>> rfcExamples() throws IOException, JsonException {
        return objects(Vectors.read("rfc/rfc_vectors.json").get("cases"));
    }

    /** The one key of an example, with the algorithm that the example says; weak ones too, since nothing is signed with them. */
    private static Optional<VerificationKey> key(Map<String, Object> example) {
        boolean hasOne = example.get("jwk") instanceof Map<?, ?> jwk && jwk.containsKey("kty");
        Object algorithm = example.getOrDefault("alg", "RS256");
        Optional<SigningAlgorithm> named =
                algorithm instanceof String name ? SigningAlgorithm.named(name) : Optional.empty();
        return hasOne ? named.flatMap(known -> key(object(example.get("jwk")), known)) : Optional.empty();
    }

    private static Optional<VerificationKey> key(Map<String, Object> jwk, SigningAlgorithm algorithm) {
        if (algorithm.isSymmetric()) {
            return Optional.of(VectorKeys.secret(jwk));
        }
        return Stream.concat(
                        VectorKeys.of(jwk, Set.of(algorithm)).stream(),
                        VectorKeys.of(Map.of("keys", List.of(named(jwk))), Set.of(algorithm)).stream())
                .findFirst();
    }

    /** A key that has no name gets one. */
    private static Map<String, Object> named(Map<String, Object> jwk) {
        Map<String, Object> named = new LinkedHashMap<>(jwk);
        named.putIfAbsent("kid", "nameless");
        return named;
    }

    private static Map<String, Object> keySetsOf(String rfc) throws IOException, JsonException {
        Map<String, Object> sets = new LinkedHashMap<>();
        rfcExamples().stream()
                .filter(example -> text(example, "rfc").equals(rfc))
                .forEach(example -> sets.put(text(example, "section"), example.get("jwk")));
        return sets;
    }

    private static List<String> names(Object jwkOrSet) {
        return VectorKeys.of(object(jwkOrSet), Set.of(SigningAlgorithm.RS256, SigningAlgorithm.HS256)).stream()
                .map(VerificationKey::id)
                .map(KeyId::value)
                .toList();
    }
}
