package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.SigningAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RsaQualityTest {
    private static final BigInteger F4 = BigInteger.valueOf(65_537);
    private static final String NOT_TWO_PRIMES = "has a modulus that is not the product of two large primes";

    /** Numbers are the same in each run, and good ones where a test does not say otherwise. */
    private final Random random = new Random(7);

    @Test
    void aGoodKeyHasNoFault() {
        RSAPublicKey key = (RSAPublicKey) TestJwk.halves(SigningAlgorithm.RS256).verification();

        assertThat(RsaQuality.fault(key)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1024, false", "2047, false", "2048, true", "2049, true", "16383, true", "16384, true", "16385, false"})
    void itHas2048To16384Bits(int bits, boolean good) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1);

        assertThat(RsaQuality.sizeFault(modulus, F4).isEmpty()).isEqualTo(good);
    }

    @Test
    void howManyBitsItHasIsSaid() {
        assertThat(RsaQuality.sizeFault(BigInteger.ONE.shiftLeft(1023), F4))
                .contains("has 1024 bits: an RSA key has 2048 to 16384");
    }

    @ParameterizedTest
    @CsvSource({
        "0, false",
        "1, false",
        "3, false",
        "65535, false",
        "65536, false",
        "65537, true",
        "65538, false",
        "65539, true",
        "18446744073709551615, true",
        "18446744073709551616, false",
        "18446744073709551617, false"
    })
    void itsExponentIsOddAndOf17To64Bits(BigInteger exponent, boolean good) {
        assertThat(RsaQuality.sizeFault(BigInteger.ONE.shiftLeft(2047), exponent))
                .isEqualTo(
                        good
                                ? Optional.empty()
                                : Optional.of(
                                        "has a public exponent that is even, less than 65537 or longer than 64 bits"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 251, 65_519, 65_521})
    void aSmallPrimeIsFound(int small) throws GeneralSecurityException {
        BigInteger modulus = prime(2047).multiply(BigInteger.valueOf(small));

        assertThat(fault(modulus)).isEqualTo(NOT_TWO_PRIMES);
    }

    @Test
    void aPrimeIsNoModulus() throws GeneralSecurityException {
        assertThat(fault(prime(2048))).isEqualTo(NOT_TWO_PRIMES);
    }

    @Test
    void primesThatAreCloseAreFound() throws GeneralSecurityException {
        BigInteger one = prime(1025);
        BigInteger other = one.nextProbablePrime();

        assertThat(fault(one.multiply(other)))
                .isEqualTo("has primes so close to each other that its private half can be computed");
        assertThat(fault(one.multiply(one)))
                .isEqualTo("has primes so close to each other that its private half can be computed");
    }

    @Test
    void aKeyOfTheRocaGeneratorIsFound() throws GeneralSecurityException {
        BigInteger modulus = rocaPrime().multiply(rocaPrime());

        assertThat(fault(modulus))
                .isEqualTo("comes from a faulty generator (ROCA, CVE-2017-15361): its private half can be computed");
        assertThat(fault(rocaPrime().multiply(prime(1025)))).isEmpty();
    }

    /** As the generator made them: k·M + (65537^a mod M), M the product of the first primes. */
    private BigInteger rocaPrime() {
        BigInteger product = IntStream.rangeClosed(2, 701)
                .mapToObj(BigInteger::valueOf)
                .filter(n -> n.isProbablePrime(20))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        BigInteger candidate;
        do {
            BigInteger k = new BigInteger(1026 - product.bitLength(), random).setBit(1025 - product.bitLength());
            candidate = k.multiply(product).add(F4.modPow(new BigInteger(64, random), product));
        } while (!candidate.isProbablePrime(20));
        return candidate;
    }

    private BigInteger prime(int bits) {
        return BigInteger.probablePrime(bits, random);
    }

    private static String fault(BigInteger modulus) throws GeneralSecurityException {
        RSAPublicKey key =
                (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, F4));
        return RsaQuality.fault(key).orElse("");
    }
}
