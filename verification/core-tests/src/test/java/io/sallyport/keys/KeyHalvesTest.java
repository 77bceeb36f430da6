package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.SigningAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyHalvesTest {
    @RepeatedTest(5)
    void thePublicHalfIsWhatTheJdkMadeWithIt() throws GeneralSecurityException {
        for (NistCurve curve : NistCurve.values()) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve.wireName().replace("P-", "secp") + "r1"));
            assertPublicHalf(generator.generateKeyPair(), curve.algorithm());
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        assertPublicHalf(generator.generateKeyPair(), SigningAlgorithm.EDDSA);
    }

    private static void assertPublicHalf(KeyPair pair, SigningAlgorithm algorithm) throws GeneralSecurityException {
        KeyHalves halves = KeyHalves.ofPkcs8(pair.getPrivate().getEncoded(), algorithm);

        assertThat(halves.verification()).isEqualTo(pair.getPublic());
        assertThat(KeyQuality.fault(halves, algorithm)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theFirstAndTheLastScalarHaveTheGeneratorAndItsOpposite(NistCurve curve) throws GeneralSecurityException {
        BigInteger order = curve.parameters().getOrder();
        ECPoint generator = curve.parameters().getGenerator();

        assertThat(curve.publicPoint(BigInteger.ONE)).isEqualTo(generator);
        assertThat(curve.publicPoint(order.subtract(BigInteger.ONE)).getAffineX())
                .isEqualTo(generator.getAffineX());
        assertThat(curve.publicPoint(order)).isEqualTo(ECPoint.POINT_INFINITY);
        assertThat(curve.contains(ECPoint.POINT_INFINITY)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aCoordinateIsLessThanThePrime(NistCurve curve) {
        BigInteger prime = ((ECFieldFp) curve.parameters().getCurve().getField()).getP();
        BigInteger x = curve.parameters().getGenerator().getAffineX();
        BigInteger y = curve.parameters().getGenerator().getAffineY();

        assertThat(curve.contains(new ECPoint(x, y))).isTrue();
        assertThat(curve.contains(new ECPoint(x, prime.subtract(y)))).isTrue();
        assertThat(curve.contains(new ECPoint(x.add(prime), y))).isFalse();
        assertThat(curve.contains(new ECPoint(x, y.add(prime)))).isFalse();
        assertThat(curve.contains(new ECPoint(x.subtract(prime), y))).isFalse();
        assertThat(curve.contains(new ECPoint(x, y.subtract(prime)))).isFalse();
        assertThat(curve.contains(new ECPoint(x, y.add(BigInteger.ONE)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void aScalarIsLessThanTheOrder(int more, boolean good) throws GeneralSecurityException {
        NistCurve curve = NistCurve.P_256;
        BigInteger scalar = curve.parameters().getOrder().add(BigInteger.valueOf(more));
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, curve.parameters()));

        assertThat(isKey(key, SigningAlgorithm.ES256)).isEqualTo(good);
    }

    @Test
    void aKeyOfAnotherKindOrCurveIsNone() {
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            if (TestJwk.halves(algorithm).signing() instanceof PrivateKey key) {
                for (SigningAlgorithm other : SigningAlgorithm.values()) {
                    boolean same = KeyKind.of(other) == KeyKind.of(algorithm)
                            && (KeyKind.of(other) != KeyKind.EC || other == algorithm);

                    assertThat(isKey(key, other)).isEqualTo(same);
                }
            }
        }
    }

    @Test
    void halvesOfDifferentKeysAreFound() throws GeneralSecurityException {
        for (SigningAlgorithm algorithm :
                new SigningAlgorithm[] {SigningAlgorithm.RS256, SigningAlgorithm.ES256, SigningAlgorithm.EDDSA}) {
            KeyHalves one = TestJwk.halves(algorithm);
            KeyHalves other = KeyHalves.ofPkcs8(TestJwk.made(algorithm), algorithm);

            assertThat(KeyQuality.fault(new KeyHalves(one.signing(), other.verification()), algorithm))
                    .contains("has parts that do not belong together");
        }
    }

    /** The points of small order, for which a signature says nothing, and two encodings that are no points. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "f6ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0200000000000000000000000000000000000000000000000000000000000000",
            })
    void anEd25519PointThatIsNoPublicKeyIsFound(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(Ed25519.isPublicKey(Ed25519.decode(bytes))).isFalse();
        assertThat(Ed25519.encode(Ed25519.decode(bytes))).isEqualTo(bytes);
    }

    @Test
    void theGeneratorOfEd25519IsAPublicKey() {
        EdECPoint generator = Ed25519.decode(
                HexFormat.of().parseHex("5866666666666666666666666666666666666666666666666666666666666666"));

        assertThat(Ed25519.isPublicKey(generator)).isTrue();
    }

    @Test
    void anotherEdwardsCurveIsRefused() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed448");
        generator.initialize(NamedParameterSpec.ED448);
        KeyPair pair = generator.generateKeyPair();

        assertThatThrownBy(() -> KeyHalves.of(pair.getPrivate(), SigningAlgorithm.EDDSA))
                .isInstanceOf(InvalidKeyException.class);
        assertThat(KeyQuality.fault(pair.getPublic(), SigningAlgorithm.EDDSA)).contains("is no Ed25519 key");
    }

    @Test
    void aPublicKeyOfAnotherKindIsFound() {
        assertThat(KeyQuality.fault(TestJwk.halves(SigningAlgorithm.ES256).verification(), SigningAlgorithm.RS256))
                .contains("is no RSA key");
        assertThat(KeyQuality.fault(TestJwk.halves(SigningAlgorithm.RS256).verification(), SigningAlgorithm.ES256))
                .contains("is not on the curve P-256");
        assertThat(KeyQuality.fault(TestJwk.halves(SigningAlgorithm.ES384).verification(), SigningAlgorithm.ES256))
                .contains("is not on the curve P-256");
        assertThat(KeyQuality.fault(TestJwk.halves(SigningAlgorithm.RS256).verification(), SigningAlgorithm.EDDSA))
                .contains("is no Ed25519 key");
    }

    @Test
    void noKeyIsPrinted() {
        assertThat(TestJwk.halves(SigningAlgorithm.HS256)).hasToString("KeyHalves[redacted]");
    }

    private static boolean isKey(PrivateKey key, SigningAlgorithm algorithm) {
        try {
            KeyHalves.of(key, algorithm);
            return true;
        } catch (GeneralSecurityException no) {
            return false;
        }
    }
}
