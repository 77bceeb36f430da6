package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.model.StoredKey;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeySetDocumentTest {
    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final String document =
            KeySetDocument.of(TestRing.loader(new TestKeys(), clock).load());

    @Test
    void itHasPublicMembersOnlyAndNoSymmetricKey() throws JsonException {
        Map<String, Object> json = JsonReader.readObject(document.getBytes(StandardCharsets.UTF_8), 4);

        assertThat(json).containsOnlyKeys("keys");
        assertThat((List<?>) json.get("keys"))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsOnlyKeys("kty", "use", "alg", "kid", "n", "e")
                .containsEntry("kty", "RSA")
                .containsEntry("use", "sig")
                .containsEntry("alg", "RS256")
                .containsEntry("kid", "test-rsa")
                .containsEntry("e", "AQAB");
    }

    @Test
    void aStrangerCanVerifyATokenWithIt() throws JsonException, GeneralSecurityException {
        String compact = TestTokens.signedWith(TestKeys.accessTokenKey()).compact();
        int dot = compact.lastIndexOf('.');

        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publishedKey());
        signature.update(compact.substring(0, dot).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(compact.substring(dot + 1))))
                .isTrue();
    }

    @Test
    void theModulusHasNoSignByte() throws JsonException {
        assertThat(Base64.getUrlDecoder().decode((String) published().get("n"))).hasSize(256);
    }

    @Test
    void severalKeysStandOldestFirst() {
        StoredKey older = TestKeys.accessTokenKey();
        StoredKey newer =
                new StoredKey(new KeyId("newer"), older.purpose(), "RS256", false, older.material(), TestTokens.NOON);
        KeyRing ring = TestRing.loader(() -> List.of(older, newer, TestKeys.refreshTokenKey()), clock)
                .load();

        assertThat(KeySetDocument.of(ring))
                .containsSubsequence("\"kid\":\"test-rsa\"", "\"kid\":\"newer\"")
                .doesNotContain("test-mac");
    }

    @ParameterizedTest
    @CsvSource({"ES256, P-256, 32", "ES384, P-384, 48", "ES512, P-521, 66"})
    void aKeyOfACurveIsPublishedAsItsPoint(SigningAlgorithm algorithm, String curve, int coordinateBytes)
            throws JsonException {
        Map<?, ?> key = published(algorithm);

        assertThat(key.keySet()).isEqualTo(Set.of("kty", "use", "alg", "kid", "crv", "x", "y"));
        assertThat(key.get("kty")).isEqualTo("EC");
        assertThat(key.get("alg")).isEqualTo(algorithm.wireName());
        assertThat(key.get("crv")).isEqualTo(curve);
        assertThat(Base64.getUrlDecoder().decode((String) key.get("x"))).hasSize(coordinateBytes);
        assertThat(Base64.getUrlDecoder().decode((String) key.get("y"))).hasSize(coordinateBytes);
    }

    @Test
    void anEd25519KeyIsPublishedAsItsPoint() throws JsonException {
        Map<?, ?> key = published(SigningAlgorithm.EDDSA);

        assertThat(key.keySet()).isEqualTo(Set.of("kty", "use", "alg", "kid", "crv", "x"));
        assertThat(key.get("kty")).isEqualTo("OKP");
        assertThat(key.get("alg")).isEqualTo("EdDSA");
        assertThat(key.get("crv")).isEqualTo("Ed25519");
        assertThat(key.get("x")).isEqualTo("appWg2fEIQMJ_gwKZaHCe6AaVKJE3orqWO1m782pvvU");
    }

    @ParameterizedTest
    @EnumSource(names = {"HS256", "HS384", "HS512"})
    void aSecretIsNeverPublished(SigningAlgorithm algorithm) {
        assertThat(documentOf(algorithm)).isEqualTo("{\"keys\":[]}");
    }

    private String documentOf(SigningAlgorithm algorithm) {
        return KeySetDocument.of(TestRing.loader(new TestKeys(algorithm), clock).load());
    }

    private Map<?, ?> published(SigningAlgorithm algorithm) throws JsonException {
        Map<String, Object> json = JsonReader.readObject(documentOf(algorithm).getBytes(StandardCharsets.UTF_8), 4);
        return (Map<?, ?>) ((List<?>) json.get("keys")).get(0);
    }

    private PublicKey publishedKey() throws JsonException, GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        number(published().get("n")), number(published().get("e"))));
    }

    private Map<?, ?> published() throws JsonException {
        Map<String, Object> json = JsonReader.readObject(document.getBytes(StandardCharsets.UTF_8), 4);
        return (Map<?, ?>) ((List<?>) json.get("keys")).get(0);
    }

    private static BigInteger number(Object base64Url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode((String) base64Url));
    }
}
