package io.sallyport.attacks;

import static io.sallyport.attacks.Vectors.object;
import static io.sallyport.attacks.Vectors.objects;
import static io.sallyport.attacks.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.internal.jose.JoseTokenEncryption;
import io.sallyport.internal.json.JsonException;
import io.sallyport.keys.TokenEncryptionKey;
import io.sallyport.model.EncryptionAlgorithm;
import io.sallyport.model.KeyId;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Judged by Project Wycheproof's encrypted texts: what is not RSA-OAEP-256 or dir with A256GCM is opened by no key. */
class EncryptedVectorsTest {
    private static final String ENCRYPTION = "wycheproof/json_web_encryption_test.json";
    private static final String CRYPTO = "wycheproof/json_web_crypto_test.json";

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = new AttackedApplication(ANSWERS);

    @ParameterizedTest
    @CsvSource({ENCRYPTION + ",139", CRYPTO + ",34"})
    void noneIsATokenOfOurs(String file, int count) throws IOException, JsonException {
        List<String> tokens = objects(Vectors.read(file).get("testGroups")).stream()
                .flatMap(group -> objects(group.get("tests")).stream())
                .filter(vector -> vector.containsKey("jwe"))
                .map(vector -> Vectors.serialized(vector.get("jwe")))
                .toList();

        assertThat(tokens).hasSize(count).allSatisfy(APPLICATION::refusesEitherWay);
    }

    @Test
    void onlyTheAllowedAlgorithmsAreOpened() throws IOException, JsonException, GeneralSecurityException {
        Map<Long, String> opened = new TreeMap<>();
        int tried = 0;
        for (Map<String, Object> group : objects(Vectors.read(ENCRYPTION).get("testGroups"))) {
            for (Map<String, Object> vector : objects(group.get("tests"))) {
                for (TokenEncryptionKey key : keys(object(group.get("private")))) {
                    tried++;
                    decrypted(text(vector, "jwe"), key).ifPresent(text -> opened.put((Long) vector.get("tcId"), text));
                }
            }
        }

        assertThat(tried).isEqualTo(95);
        assertThat(opened).containsOnlyKeys(90L);
        assertThat(hex(opened.get(90L))).isEqualTo(plaintextOf(90));
    }

    private static Optional<String> decrypted(String compact, TokenEncryptionKey key) {
        return new JoseTokenEncryption().decrypt(compact, key);
    }

    /** The key as if an operator had given it for each algorithm that its kind fits. */
    private static List<TokenEncryptionKey> keys(Map<String, Object> jwk) throws GeneralSecurityException {
        KeyId id = new KeyId("k");
        if ("oct".equals(jwk.get("kty"))) {
            SecretKeySpec secret = new SecretKeySpec(Base64.getUrlDecoder().decode(text(jwk, "k")), "AES");
            return List.of(new TokenEncryptionKey(id, EncryptionAlgorithm.DIR, secret, secret));
        }
        if ("RSA".equals(jwk.get("kty"))) {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return List.of(new TokenEncryptionKey(
                    id,
                    EncryptionAlgorithm.RSA_OAEP_256,
                    factory.generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e"))),
                    factory.generatePrivate(new RSAPrivateKeySpec(number(jwk, "n"), number(jwk, "d")))));
        }
        return List.of();
    }

    private static BigInteger number(Map<String, Object> jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text(jwk, name)));
    }

    private static String plaintextOf(long id) throws IOException, JsonException {
        return objects(Vectors.read(ENCRYPTION).get("testGroups")).stream()
                .flatMap(group -> objects(group.get("tests")).stream())
                .filter(vector -> vector.get("tcId").equals(id))
                .map(vector -> text(vector, "pt"))
                .findFirst()
                .orElseThrow();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
