package io.sallyport.attacks;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Group D, what an encrypted token may be: against an application that opens none, and against one that does, with a key
 * for RSA-OAEP-256 and one for dir.
 */
class EncryptionAttacksTest {
    private static final KeyPair PAIR = AttackKeys.rsa();
    private static final byte[] SECRET = secret();
    private static final KeyId RSA = new KeyId("rsa");
    private static final KeyId DIR = new KeyId("dir");
    private static final KeyId OURS = TestKeys.accessTokenKey().id();

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = new AttackedApplication(ANSWERS);

    @RegisterExtension
    static final AttackedApplication OPENING =
            new AttackedApplication(ANSWERS, keys(), Map.of("sallyport.access-token.encryption", "dir"));

    @Test
    void aSignedTokenInsideAnEncryptedOneIsOpened() {
        byte[] signed = TOKENS.compact().getBytes(UTF_8);

        OPENING.admits(EncryptedToken.to(PAIR.getPublic(), header("RSA-OAEP-256", RSA, ""), signed));
        OPENING.admits(EncryptedToken.with(SECRET, header("dir", DIR, ""), signed));
    }

    @Attack("D01")
    @Test
    void d01RefusesAnUnsignedTokenInside() {
        TestTokens unsigned = TestTokens.unsigned(OURS);
        String none = unsigned.compact();

        for (String inside : List.of(
                none,
                none.substring(0, none.length() - 1),
                unsigned.withoutHeaderMember("kid").compact(),
                none + "AAAA",
                TestTokens.signedWith(OURS, PAIR).compact())) {
            refusesInside(inside.getBytes(UTF_8));
        }
    }

    @Attack("D02")
    @Test
    void d02RefusesClaimsThatNobodySigned() {
        refusesInside(TOKENS.claims().getBytes(UTF_8));
        refusesInside(new byte[0]);
        refusesInside(EncryptedToken.with(
                        SECRET, header("dir", DIR, ""), TOKENS.claims().getBytes(UTF_8))
                .getBytes(UTF_8));
        refusesInside(EncryptedToken.with(
                        SECRET, header("dir", DIR, ""), TOKENS.compact().getBytes(UTF_8))
                .getBytes(UTF_8));
    }

    @Attack("D03")
    @ParameterizedTest
    @ValueSource(strings = {"PBES2-HS256+A128KW", "PBES2-HS512+A256KW", "RSA-OAEP-256", "dir", "RS256"})
    void d03DerivesNoKeyFromAPassword(String algorithm) {
        for (KeyId id : List.of(RSA, DIR, OURS)) {
            refuses(EncryptedToken.noise(
                    header(algorithm, id, ",\"p2c\":2147483647,\"p2s\":\"2WCTcJZ1Rvd_CJuJripQ1w\"")));
        }
        refuses(TOKENS.headerMember("alg", algorithm)
                .headerMember("p2c", 2147483647L)
                .compact());
    }

    @Attack("D04")
    @ParameterizedTest
    @ValueSource(ints = {250_000, 1_500_000, 20_000_000})
    void d04InflatesNothing(int spaces) {
        byte[] bomb = EncryptedToken.deflatedSpaces(spaces);

        refuses(EncryptedToken.to(PAIR.getPublic(), header("RSA-OAEP-256", RSA, ",\"zip\":\"DEF\""), bomb));
        refuses(EncryptedToken.with(SECRET, header("dir", DIR, ",\"zip\":\"DEF\""), bomb));
        refuses(EncryptedToken.with(SECRET, header("dir", DIR, ""), bomb));
    }

    @Attack("D05")
    @ParameterizedTest
    @ValueSource(strings = {"ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A256KW"})
    void d05AgreesOnNoKeyWithAPointOfTheSender(String algorithm) {
        String offTheCurve = ",\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\","
                + "\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\","
                + "\"y\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\"}";

        for (KeyId id : List.of(RSA, DIR, OURS)) {
            refuses(EncryptedToken.noise(header(algorithm, id, offTheCurve)));
            refuses(EncryptedToken.noise(header(algorithm, id, "")));
        }
    }

    @Attack("D06")
    @ParameterizedTest
    @ValueSource(strings = {"RSA1_5", "RSA-OAEP", "RSA-OAEP-256"})
    void d06AThousandMalformedTokensGetOneAnswer(String algorithm) {
        Set<String> answers = new HashSet<>();

        for (int i = 0; i < 1_000; i++) {
            Exchange exchange = OPENING.refuses(EncryptedToken.noise(header(algorithm, RSA, "")));
            answers.add(exchange.answer());
        }

        assertThat(answers).hasSize(1);
    }

    /** An oracle needs two answers to tell apart: the padding of the key is wrong, or the tag of the content is. */
    @Attack("D06")
    @Test
    void d06AWrongKeyAndAWrongTagCannotBeToldApart() {
        byte[] signed = TOKENS.compact().getBytes(UTF_8);
        String header = header("RSA-OAEP-256", RSA, "");
        List<String> tampered = new ArrayList<>();
        for (int segment = 1; segment <= 4; segment++) {
            String[] parts = EncryptedToken.to(PAIR.getPublic(), header, signed).split("\\.", -1);
            parts[segment] = (parts[segment].charAt(0) == 'A' ? 'B' : 'A') + parts[segment].substring(1);
            tampered.add(String.join(".", parts));
        }
        tampered.add(EncryptedToken.to(AttackKeys.rsa().getPublic(), header, signed));

        assertThat(tampered.stream()
                        .map(token -> OPENING.refuses(token).answer())
                        .distinct())
                .hasSize(1);
    }

    private static void refusesInside(byte[] inside) {
        refuses(EncryptedToken.to(PAIR.getPublic(), header("RSA-OAEP-256", RSA, ""), inside));
        refuses(EncryptedToken.with(SECRET, header("dir", DIR, ""), inside));
    }

    /** Both refuse: who opens encrypted tokens, and who does not. */
    private static void refuses(String token) {
        OPENING.refuses(token);
        APPLICATION.refuses(token);
    }

    private static KeySource keys() {
        List<StoredKey> keys = new ArrayList<>(new TestKeys().keys());
        keys.add(key(RSA, "RSA-OAEP-256", PAIR.getPrivate().getEncoded(), 0));
        keys.add(key(DIR, "dir", SECRET, 1));
        return () -> keys;
    }

    private static StoredKey key(KeyId id, String algorithm, byte[] material, int position) {
        return new StoredKey(
                id,
                KeyPurpose.TOKEN_ENCRYPTION,
                algorithm,
                false,
                Base64.getEncoder().encodeToString(material),
                TestTokens.NOON.minusSeconds(60),
                TestTokens.NOON.minusSeconds(60),
                position);
    }

    private static String header(String algorithm, KeyId id, String more) {
        return "{\"alg\":\"" + algorithm + "\",\"enc\":\"A256GCM\",\"kid\":\"" + id.value()
                + "\",\"cty\":\"JWT\",\"typ\":\"at+jwt\"" + more + "}";
    }

    private static byte[] secret() {
        byte[] secret = new byte[32];
        new Random(42).nextBytes(secret);
        return secret;
    }
}
