package io.sallyport.attacks;

import static io.sallyport.attacks.Vectors.object;
import static io.sallyport.attacks.Vectors.objects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.ConfigurationException;
import io.sallyport.filter.GuardedApplication;
import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonWriter;
import io.sallyport.model.KeyId;
import io.sallyport.model.StoredKey;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups A and C, where it is about the keys of a trusted issuer's file, and about keys that come and go. */
class KeySetAttacksTest {
    private static final String ISSUER = "https://a.example.com";
    private static final KeyPair GOOD = AttackKeys.rsa();

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @TempDir
    Path folder;

    @Attack("A19")
    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2040})
    void a19ASmallKeyOfAnIssuerVerifiesNothing(int bits) {
        KeyPair small = AttackKeys.make("RSA", bits);

        try (AttackedApplication application = trusting(List.of(jwk("good", GOOD), jwk("small", small)))) {
            application.admits(tokens("good", GOOD).compact());
            application.refuses(tokens("small", small).compact());
        }
    }

    @Attack("A19")
    @ParameterizedTest
    @CsvSource({"7", "9"})
    void a19AFactorableKeyOfAnIssuerIsNotTaken(long id) throws IOException, JsonException {
        Map<String, Object> weak = wycheproofKey(id);

        try (AttackedApplication application = trusting(List.of(jwk("good", GOOD), weak))) {
            application.refuses(tokens((String) weak.get("kid"), GOOD).compact());
        }
    }

    @Attack("A21")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "use|enc",
                "use|tls",
                "key_ops|encrypt",
                "key_ops|wrapKey",
                "alg|RSA-OAEP-256",
                "alg|RSA1_5",
                "alg|ES256"
            })
    void a21AKeyForSomethingElseVerifiesNothing(String member, String value) {
        Map<String, Object> key = jwk("other", GOOD);
        key.put(member, member.equals("key_ops") ? List.of(value) : value);

        try (AttackedApplication application = trusting(List.of(jwk("good", GOOD), key))) {
            application.admits(tokens("good", GOOD).compact());
            application.refuses(tokens("other", GOOD).compact());
        }
    }

    @Attack("A22")
    @Test
    void a22AMixedKeySetStopsTheStart() {
        Map<String, Object> secret = Map.of("kty", "oct", "kid", "s", "alg", "HS256", "k", "A".repeat(43));

        stopsTheStart(List.of(jwk("good", GOOD), secret));
        stopsTheStart(List.of(secret));
    }

    @Attack("A23")
    @Test
    void a23TwoKeysOfOneNameStopTheStart() {
        stopsTheStart(List.of(jwk("twin", GOOD), jwk("twin", AttackKeys.rsa())));
        stopsTheStart(List.of(jwk("twin", GOOD), jwk("twin", GOOD)));
    }

    @Attack("A24")
    @ParameterizedTest
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "k"})
    void a24APrivateKeyAmongPublicOnesStopsTheStart(String member) {
        Map<String, Object> leaked = jwk("leaked", GOOD);
        leaked.put(
                member,
                AttackKeys.base64Url(
                        ((RSAPrivateKey) GOOD.getPrivate()).getPrivateExponent().toByteArray()));

        String problem = stopsTheStart(List.of(jwk("good", AttackKeys.rsa()), leaked));

        assertThat(problem).contains("private key").doesNotContain((String) leaked.get(member));
    }

    @Attack("A28")
    @ParameterizedTest
    @ValueSource(strings = {"algorithms", "jwks-file", "issuer", "audience"})
    void a28ATrustedIssuerWithoutKeysAlgorithmsOrAudienceStopsTheStart(String missing) {
        Map<String, String> settings = settings(file(List.of(jwk("good", GOOD))));
        settings.remove("sallyport.trusted-issuers.a." + missing);

        stopsTheStart(settings);
    }

    @Attack("A28")
    @Test
    void a28AKeyFileThatIsMissingOrEmptyStopsTheStart() throws IOException {
        stopsTheStart(settings(folder.resolve("absent.json")));
        stopsTheStart(settings(Files.writeString(folder.resolve("empty.json"), "")));
        stopsTheStart(settings(Files.writeString(folder.resolve("page.json"), "<html></html>")));
        stopsTheStart(settings(Files.writeString(folder.resolve("list.json"), "[]")));
    }

    /** Whoever was admitted stays so while both keys are there; who asks while the old one goes gets 401, never 500. */
    @Attack("C16")
    @Test
    void c16AKeyIsGoodWhileItIsInTheRingAndNotAfterwards() throws Exception {
        StoredKey next = new StoredKey(
                new KeyId("next"),
                TestKeys.accessTokenKey().purpose(),
                "RS256",
                false,
                Base64.getEncoder().encodeToString(GOOD.getPrivate().getEncoded()),
                TestTokens.NOON.minusSeconds(60),
                TestTokens.NOON.minusSeconds(60),
                1);
        List<StoredKey> ring = new CopyOnWriteArrayList<>(new TestKeys().keys());
        ring.add(next);
        String old = TestTokens.signedWith(TestKeys.accessTokenKey()).compact();
        String fresh = TestTokens.signedWith(next.id(), GOOD).compact();
        try (AttackedApplication application = new AttackedApplication(ANSWERS, () -> List.copyOf(ring), Map.of())) {
            application.accepts(old);
            application.accepts(fresh);
            ExecutorService clients = Executors.newFixedThreadPool(2);
            Future<?> asking = clients.submit(() -> {
                for (int i = 0; i < 500; i++) {
                    application.admits(fresh);
                }
            });

            ring.removeIf(key -> key.id().equals(TestKeys.accessTokenKey().id()));
            application.application().clock().advance(Duration.ofSeconds(11));
            application.refuses(
                    TestTokens.signedWith(new KeyId("unknown"), GOOD).compact());

            application.refuses(old);
            asking.get();
            application.accepts(fresh);
            clients.shutdown();
        }
    }

    private AttackedApplication trusting(List<Map<String, Object>> keys) {
        return new AttackedApplication(ANSWERS, new TestKeys(), settings(file(keys)));
    }

    private String stopsTheStart(List<Map<String, Object>> keys) {
        return stopsTheStart(settings(file(keys)));
    }

    private static String stopsTheStart(Map<String, String> settings) {
        List<String> messages = new ArrayList<>();
        assertThatThrownBy(() -> new GuardedApplication(new TestKeys(), settings))
                .isInstanceOfSatisfying(ConfigurationException.class, refused -> messages.addAll(refused.problems()));
        ANSWERS.startRefused();
        return String.join("\n", messages);
    }

    private static Map<String, String> settings(Path keySet) {
        Map<String, String> settings = new HashMap<>();
        settings.put("sallyport.trusted-issuers.a.issuer", ISSUER);
        settings.put("sallyport.trusted-issuers.a.audience", "depot");
        settings.put("sallyport.trusted-issuers.a.algorithms", "RS256");
        settings.put(
                "sallyport.trusted-issuers.a.jwks-file", keySet.toAbsolutePath().toString());
        return settings;
    }

    private Path file(List<Map<String, Object>> keys) {
        try {
            return Files.writeString(
                    folder.resolve("jwks.json"),
                    JsonWriter.object().put("keys", keys).text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> jwk(String name, KeyPair pair) {
        Map<String, Object> jwk = new HashMap<>(AttackKeys.jwk((RSAPublicKey) pair.getPublic()));
        jwk.put("kid", name);
        jwk.put("alg", "RS256");
        jwk.put("use", "sig");
        return jwk;
    }

    private static TestTokens tokens(String name, KeyPair pair) {
        return TestTokens.signedWith(new KeyId(name), pair).issuer(ISSUER).audience("depot");
    }

    private static Map<String, Object> wycheproofKey(long id) throws IOException, JsonException {
        return objects(Vectors.read("wycheproof/json_web_key_test.json").get("testGroups")).stream()
                .filter(group -> objects(group.get("tests")).stream()
                        .anyMatch(vector -> vector.get("tcId").equals(id)))
                .map(group -> objects(object(group.get("public")).get("keys")).get(0))
                .findFirst()
                .orElseThrow();
    }
}
