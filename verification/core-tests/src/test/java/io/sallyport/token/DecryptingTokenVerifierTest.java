package io.sallyport.token;

import static io.sallyport.token.TestVerifier.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.internal.jose.JoseTokenEncryption;
import io.sallyport.keys.TokenEncryptionKey;
import io.sallyport.model.EncryptionAlgorithm;
import io.sallyport.model.KeyId;
import io.sallyport.model.RefusalCode;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecryptingTokenVerifierTest {
    private static final TestTokens GOOD = TestTokens.signedWith(TestKeys.accessTokenKey());
    private static final Key SECRET =
            new SecretKeySpec("32 bytes that everybody can read".getBytes(StandardCharsets.US_ASCII), "AES");
    private static final KeyPair RSA = rsaPair();

    private final SteppingClock clock = TestVerifier.noon();
    private final TokenEncryption encryption = new JoseTokenEncryption();
    private final TokenVerifier verifier =
            new DecryptingTokenVerifier(TestVerifier.forAdmission(clock), DecryptingTokenVerifierTest::key, encryption);

    @ParameterizedTest
    @EnumSource
    void acceptsASignedTokenInsideAnEncryptedOne(EncryptionAlgorithm algorithm) {
        String compact = encryption.encrypt(GOOD.compact(), "at+jwt", key(algorithm));

        assertThat(refusalOf(verifier.verify(compact))).isEmpty();
        assertThat(compact.split("\\.", -1)).hasSize(5);
    }

    @Test
    void acceptsATokenThatIsOnlySigned() {
        assertThat(refusalOf(verifier.verify(GOOD.compact()))).isEmpty();
    }

    /** CVE-2026-29000: whoever has the public key can encrypt; that makes nobody an issuer. */
    @ParameterizedTest
    @EnumSource
    void refusesWhatIsEncryptedButNotSigned(EncryptionAlgorithm algorithm) {
        String claims =
                new String(Base64.getUrlDecoder().decode(GOOD.compact().split("\\.", -1)[1]), StandardCharsets.UTF_8);

        assertInvalid(encryption.encrypt(
                TestTokens.unsigned(TestKeys.accessTokenKey().id()).compact(), "at+jwt", key(algorithm)));
        assertInvalid(encryption.encrypt(claims, "at+jwt", key(algorithm)));
    }

    @Test
    void refusesAnEncryptedTokenInsideAnEncryptedOne() {
        String once = encryption.encrypt(GOOD.compact(), "at+jwt", key(EncryptionAlgorithm.DIR));

        assertInvalid(encryption.encrypt(once, "at+jwt", key(EncryptionAlgorithm.DIR)));
    }

    @Test
    void saysWhyWhatIsInsideIsRefused() {
        String expired = GOOD.issuedAt(TestTokens.NOON.minusSeconds(600)).compact();
        String compact = encryption.encrypt(expired, "at+jwt", key(EncryptionAlgorithm.DIR));

        assertThat(refusalOf(verifier.verify(compact))).contains(RefusalCode.TOKEN_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void refusesAnyOtherCharacterInAnySegment(int segment) {
        String[] segments = encryption
                .encrypt(GOOD.compact(), "at+jwt", key(EncryptionAlgorithm.RSA_OAEP_256))
                .split("\\.", -1);
        char first = segments[segment].charAt(0);
        segments[segment] = (first == 'A' ? 'B' : 'A') + segments[segment].substring(1);

        assertInvalid(String.join(".", segments));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void refusesASegmentThatIsPaddedOrEmpty(int segment) {
        String[] good = encryption
                .encrypt(GOOD.compact(), "at+jwt", key(EncryptionAlgorithm.RSA_OAEP_256))
                .split("\\.", -1);
        String[] padded = good.clone();
        padded[segment] += "=";
        String[] empty = good.clone();
        empty[segment] = "";

        assertInvalid(String.join(".", padded));
        assertInvalid(String.join(".", empty));
    }

    @Test
    void refusesMoreOrFewerSegmentsThanFive() {
        String good = encryption.encrypt(GOOD.compact(), "at+jwt", key(EncryptionAlgorithm.DIR));

        assertInvalid(good + ".");
        assertInvalid(good + ".AAAA");
        assertInvalid(good.substring(0, good.lastIndexOf('.')));
    }

    @ParameterizedTest
    @CsvSource({
        "zip, DEF",
        "crit, x",
        "p2c, 2147483647",
        "p2s, AAAA",
        "epk, x",
        "jku, https://evil.example",
        "jwk, x",
        "x5u, x",
        "b64, x",
        "iss, x"
    })
    void refusesAnyOtherHeaderMember(String name, String value) {
        assertInvalid(made(Map.of(name, value), "dir", "A256GCM", SECRET));
    }

    @ParameterizedTest
    @CsvSource({
        "cty, jwt",
        "cty, JSON",
        "typ, JWT",
        "typ, id+jwt",
        "kid, unknown",
        "kid, rsa",
        "enc, A128GCM",
        "enc, A256CBC-HS512",
        "alg, RSA1_5",
        "alg, RSA-OAEP",
        "alg, PBES2-HS256+A128KW",
        "alg, A256KW",
        "alg, ECDH-ES",
        "alg, none",
        "alg, DIR"
    })
    void refusesAnyOtherValueOfAHeaderMember(String name, String value) {
        String good = made(Map.of(), "dir", "A256GCM", SECRET);
        String[] segments = good.split("\\.", -1);
        String header = new String(Base64.getUrlDecoder().decode(segments[0]), StandardCharsets.UTF_8)
                .replaceFirst("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":\"" + value + "\"");
        segments[0] = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));

        assertThat(refusalOf(verifier.verify(good))).isEmpty();
        assertInvalid(String.join(".", segments));
    }

    @Test
    void refusesATokenThatIsEncryptedToAnotherKey() {
        assertInvalid(
                made(Map.of("kid", "rsa"), "RSA-OAEP-256", "A256GCM", rsaPair().getPublic()));
    }

    private void assertInvalid(String compact) {
        assertThat(refusalOf(verifier.verify(compact))).contains(RefusalCode.TOKEN_INVALID);
    }

    private static String made(Map<String, String> more, String algorithm, String content, Key key) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jwe.setAlgorithmHeaderValue(algorithm);
        jwe.setEncryptionMethodHeaderParameter(content);
        jwe.setKeyIdHeaderValue("dir");
        jwe.setHeader("cty", "JWT");
        jwe.setHeader("typ", "at+jwt");
        more.forEach(jwe::setHeader);
        jwe.setKey(key);
        jwe.setPayload(GOOD.compact());
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<TokenEncryptionKey> key(KeyId id) {
        return switch (id.value()) {
            case "dir" -> Optional.of(key(EncryptionAlgorithm.DIR));
            case "rsa" -> Optional.of(key(EncryptionAlgorithm.RSA_OAEP_256));
            default -> Optional.empty();
        };
    }

    private static TokenEncryptionKey key(EncryptionAlgorithm algorithm) {
        return algorithm == EncryptionAlgorithm.DIR
                ? new TokenEncryptionKey(new KeyId("dir"), algorithm, SECRET, SECRET)
                : new TokenEncryptionKey(new KeyId("rsa"), algorithm, RSA.getPublic(), RSA.getPrivate());
    }

    private static KeyPair rsaPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
