package io.sallyport.keys;

import java.math.BigInteger;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether an RSA key can be relied upon. What cheap attacks on badly made keys find is found here first: a modulus with a
 * small prime, with two close primes (Fermat), of a known faulty generator (ROCA, CVE-2017-15361), or with an exponent
 * that is no exponent.
 */
final class RsaQuality {
    private static final int FEWEST_BITS = 2048;
    /** More make a signature's check so dear that a few tokens keep a processor busy. */
    private static final int MOST_BITS = 16_384;

    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65_537);
    private static final int EXPONENT_BITS = 64;
    private static final int SMALL_PRIMES_BELOW = 1 << 16;
    private static final int FERMAT_STEPS = 100;
    private static final int PRIME_CERTAINTY = 20;
    /** Whether a longer number is a prime takes seconds. */
    private static final int MOST_BITS_TRIED = 4096;

    /** Primes modulo which 65537 generates few numbers: a good modulus is none of these modulo all of them. */
    private static final List<Integer> ROCA_PRIMES =
            List.of(11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157);

    private RsaQuality() {}

    /** What is wrong, as it reads after "the key "; empty for a good key. */
    static Optional<String> fault(RSAPublicKey key) {
        return sizeFault(key.getModulus(), key.getPublicExponent()).or(() -> modulusFault(key.getModulus()));
    }

    /** Whether the parts of a private key are of one key (RFC 8017 §3.2): signing alone uses, and so proves, some of them. */
    static boolean isConsistent(RSAPrivateCrtKey key) {
        BigInteger p = key.getPrimeP();
        BigInteger q = key.getPrimeQ();
        return p.multiply(q).equals(key.getModulus())
                && p.compareTo(BigInteger.ONE) > 0
                && q.compareTo(BigInteger.ONE) > 0
                && hasExponents(key, p, key.getPrimeExponentP())
                && hasExponents(key, q, key.getPrimeExponentQ())
                && key.getCrtCoefficient().multiply(q).mod(p).equals(BigInteger.ONE);
    }

    private static boolean hasExponents(RSAPrivateCrtKey key, BigInteger prime, BigInteger exponent) {
        BigInteger order = prime.subtract(BigInteger.ONE);
        return key.getPrivateExponent()
                        .multiply(key.getPublicExponent())
                        .mod(order)
                        .equals(BigInteger.ONE)
                && key.getPrivateExponent().mod(order).equals(exponent);
    }

    /** What is wrong with how long the numbers of a key are, which is known before it is one. */
    static Optional<String> sizeFault(BigInteger modulus, BigInteger exponent) {
        int bits = modulus.bitLength();
        return bits < FEWEST_BITS || bits > MOST_BITS
                ? Optional.of("has " + bits + " bits: an RSA key has " + FEWEST_BITS + " to " + MOST_BITS)
                : exponentFault(exponent);
    }

    private static Optional<String> exponentFault(BigInteger exponent) {
        boolean good =
                exponent.testBit(0) && exponent.compareTo(LEAST_EXPONENT) >= 0 && exponent.bitLength() <= EXPONENT_BITS;
        return good
                ? Optional.empty()
                : Optional.of("has a public exponent that is even, less than " + LEAST_EXPONENT + " or longer than "
                        + EXPONENT_BITS + " bits");
    }

    private static Optional<String> modulusFault(BigInteger modulus) {
        if (hasSmallPrime(modulus) || isPrime(modulus)) {
            return Optional.of("has a modulus that is not the product of two large primes");
        }
        if (isOfRoca(modulus)) {
            return Optional.of(
                    "comes from a faulty generator (ROCA, CVE-2017-15361): its private half can be computed");
        }
        return hasClosePrimes(modulus)
                ? Optional.of("has primes so close to each other that its private half can be computed")
                : Optional.empty();
    }

    private static boolean hasSmallPrime(BigInteger modulus) {
        return smallPrimes()
                .anyMatch(prime -> modulus.mod(BigInteger.valueOf(prime)).signum() == 0);
    }

    private static boolean isPrime(BigInteger modulus) {
        return modulus.bitLength() <= MOST_BITS_TRIED && modulus.isProbablePrime(PRIME_CERTAINTY);
    }

    private static IntStream smallPrimes() {
        return IntStream.range(2, SMALL_PRIMES_BELOW)
                .filter(n -> IntStream.iterate(2, d -> d * d <= n, d -> d + 1).noneMatch(d -> n % d == 0));
    }

    private static boolean isOfRoca(BigInteger modulus) {
        return ROCA_PRIMES.stream()
                .allMatch(prime ->
                        isPowerOf65537(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime));
    }

    private static boolean isPowerOf65537(int residue, int prime) {
        int power = 1;
        do {
            if (power == residue) {
                return true;
            }
            power = (int) (power * 65_537L % prime);
        } while (power != 1);
        return false;
    }

    /** Fermat's method: the modulus is a difference of two squares, whose first lies just above it if the primes are close. */
    private static boolean hasClosePrimes(BigInteger modulus) {
        BigInteger root = modulus.sqrt();
        for (int step = 0; step < FERMAT_STEPS; step++) {
            BigInteger rest = root.pow(2).subtract(modulus);
            if (rest.signum() >= 0 && rest.sqrt().pow(2).equals(rest)) {
                return true;
            }
            root = root.add(BigInteger.ONE);
        }
        return false;
    }
}
