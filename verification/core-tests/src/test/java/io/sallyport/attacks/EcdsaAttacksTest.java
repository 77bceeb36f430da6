package io.sallyport.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.model.KeyId;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group A against an application whose key is for ES256: what a signature of two numbers may be. */
class EcdsaAttacksTest {
    private static final TestKeys KEYS = new TestKeys(SigningAlgorithm.ES256);
    private static final TestTokens TOKENS = TestTokens.signedWith(TestKeys.accessTokenKey(SigningAlgorithm.ES256));
    private static final KeyId OURS =
            TestKeys.accessTokenKey(SigningAlgorithm.ES256).id();
    private static final int HALF = 32;
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = new AttackedApplication(ANSWERS, KEYS, Map.of());

    @Test
    void aGenuineTokenIsAdmitted() {
        APPLICATION.admits(TOKENS.compact());
    }

    @Attack("A03")
    @Test
    void a03RefusesNoneBesideAGenuineSignature() {
        String genuine = TOKENS.compact();
        String none = TestTokens.unsigned(OURS).compact();

        APPLICATION.refuses(none);
        APPLICATION.refuses(none + genuine.substring(genuine.lastIndexOf('.') + 1));
    }

    @Attack("A07")
    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void a07RefusesAMacMadeWithThePublicKey(String algorithm) {
        String keySet = APPLICATION.application().sallyport().keySet();
        String jwk = keySet.replaceFirst("^\\{\"keys\":\\[(\\{.*})]}$", "$1");
        byte[] x = Base64.getUrlDecoder().decode(keySet.replaceFirst("^.*\"x\":\"([^\"]*)\".*$", "$1"));

        for (byte[] secret : List.of(keySet.getBytes(UTF_8), jwk.getBytes(UTF_8), x)) {
            APPLICATION.refuses(TestTokens.macWith(algorithm, OURS, secret).compact());
            APPLICATION.refuses(TestTokens.macWith(algorithm, OURS, secret)
                    .headerMember("alg", "ES256")
                    .compact());
        }
    }

    @Attack("A09")
    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256"})
    void a09RefusesAKeyOfAnotherFamily(String algorithm) {
        RSAPrivateCrtKey rsa = AttackKeys.victimPrivate();

        APPLICATION.refuses(TestTokens.signedWith(algorithm, OURS, rsa).compact());
        APPLICATION.refuses(
                TestTokens.signedWith(algorithm, TestKeys.accessTokenKey().id(), rsa)
                        .compact());
    }

    @Attack("A11")
    @Test
    void a11RefusesTheSignatureOfZeros() {
        APPLICATION.refuses(signature(genuine -> new byte[2 * HALF]));
        APPLICATION.refuses(signature(genuine -> joined(BigInteger.ZERO, s(genuine))));
        APPLICATION.refuses(signature(genuine -> joined(r(genuine), BigInteger.ZERO)));
    }

    @Attack("A12")
    @ParameterizedTest
    @MethodSource("numbersOutOfRange")
    void a12RefusesNumbersOutOfRange(BigInteger number) {
        APPLICATION.refuses(signature(genuine -> joined(number, number)));
        APPLICATION.refuses(signature(genuine -> joined(number, s(genuine))));
        APPLICATION.refuses(signature(genuine -> joined(r(genuine), number)));
    }

    static Stream<BigInteger> numbersOutOfRange() {
        return Stream.of(
                ORDER,
                ORDER.add(BigInteger.ONE),
                ORDER.subtract(BigInteger.ONE),
                BigInteger.ONE,
                BigInteger.TWO.pow(256).subtract(BigInteger.ONE),
                BigInteger.TWO.pow(255));
    }

    @Attack("A12")
    @Test
    void a12RefusesANumberPlusTheOrder() {
        BigInteger lowest = BigInteger.TWO.pow(256).subtract(ORDER);

        APPLICATION.refuses(signature(genuine -> joined(ORDER.add(r(genuine).mod(lowest)), s(genuine))));
        APPLICATION.refuses(
                signature(genuine -> joined(r(genuine), ORDER.add(s(genuine).mod(lowest)))));
        APPLICATION.refuses(
                signature(genuine -> Arrays.copyOf(r(genuine).add(ORDER).toByteArray(), 2 * HALF)));
    }

    @Attack("A13")
    @Test
    void a13RefusesASignatureInDer() {
        for (int attempt = 0; attempt < 8; attempt++) {
            APPLICATION.refuses(signature(genuine -> der(r(genuine), s(genuine))));
        }
    }

    @Attack("A14")
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 63, 65, 66, 70, 72, 96, 128, 132, 1000})
    void a14RefusesASignatureOfAnotherLength(int bytes) {
        APPLICATION.refuses(signature(genuine -> Arrays.copyOf(genuine, bytes)));
        APPLICATION.refuses(signature(genuine -> new byte[bytes]));
        APPLICATION.refuses(signature(genuine -> behindZeros(genuine, bytes)));
    }

    @Attack("A14")
    @Test
    void a14RefusesHalvesThatArePaddedEach() {
        APPLICATION.refuses(signature(genuine -> {
            byte[] padded = new byte[66];
            System.arraycopy(genuine, 0, padded, 1, HALF);
            System.arraycopy(genuine, HALF, padded, 34, HALF);
            return padded;
        }));
    }

    /** The twin verifies as the original does; what counts is that nobody comes in with it after the sign-out. */
    @Attack("A16")
    @Test
    void a16TheTwinOfADeniedTokenIsDenied() {
        TestTokens tokens = TOKENS.session("twins");
        String[] original = {""};
        String twin = tokens.signature(genuine -> {
                    original[0] = AttackKeys.base64Url(genuine);
                    return joined(r(genuine), ORDER.subtract(s(genuine)));
                })
                .compact();
        String genuine = twin.substring(0, twin.lastIndexOf('.') + 1) + original[0];
        APPLICATION.admits(genuine);

        APPLICATION.application().sallyport().sessions().revoke(new SessionId("twins"), RevocationReason.LOGOUT);

        APPLICATION.refuses(genuine, Refusal.REVOKED);
        APPLICATION.refuses(twin, Refusal.REVOKED);
    }

    private static String signature(UnaryOperator<byte[]> change) {
        return TOKENS.signature(change).compact();
    }

    private static BigInteger r(byte[] signature) {
        return new BigInteger(1, Arrays.copyOf(signature, HALF));
    }

    private static BigInteger s(byte[] signature) {
        return new BigInteger(1, Arrays.copyOfRange(signature, HALF, 2 * HALF));
    }

    private static byte[] joined(BigInteger r, BigInteger s) {
        byte[] signature = new byte[2 * HALF];
        put(r, signature, 0);
        put(s, signature, HALF);
        return signature;
    }

    private static void put(BigInteger number, byte[] signature, int offset) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, HALF);
        System.arraycopy(bytes, bytes.length - length, signature, offset + HALF - length, length);
    }

    private static byte[] behindZeros(byte[] genuine, int bytes) {
        byte[] shifted = new byte[bytes];
        int length = Math.min(bytes, genuine.length);
        System.arraycopy(genuine, genuine.length - length, shifted, bytes - length, length);
        return shifted;
    }

    private static byte[] der(BigInteger r, BigInteger s) {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        byte[] rBytes = r.toByteArray();
        byte[] sBytes = s.toByteArray();
        der.write(0x30);
        der.write(4 + rBytes.length + sBytes.length);
        for (byte[] number : List.of(rBytes, sBytes)) {
            der.write(2);
            der.write(number.length);
            der.writeBytes(number);
        }
        return der.toByteArray();
    }
}
