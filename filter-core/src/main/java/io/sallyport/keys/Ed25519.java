package io.sallyport.keys;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.spec.EdECPoint;
import java.util.Arrays;
import java.util.Optional;

/**
 * Arithmetic on Ed25519 (RFC 8032 §5.1), done when a key is loaded, never on a request: the JDK neither checks public keys
 * nor finds the one of a private key.
 */
final class Ed25519 {
    /** How long a private key is, and a public one. */
    static final int BYTES = 32;

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = fraction(BigInteger.valueOf(-121665), BigInteger.valueOf(121666));
    private static final BigInteger ROOT_OF_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
    private static final Point NEUTRAL = new Point(BigInteger.ZERO, BigInteger.ONE);
    private static final Point BASE = decompressed(
                    new EdECPoint(false, fraction(BigInteger.valueOf(4), BigInteger.valueOf(5))))
            .orElseThrow();
    private static final int COFACTOR = 8;

    private Ed25519() {}

    /** The public key of a private one (RFC 8032 §5.1.5). */
    static EdECPoint publicPoint(byte[] privateKey) {
        try {
            byte[] half = Arrays.copyOf(MessageDigest.getInstance("SHA-512").digest(privateKey), BYTES);
            half[0] &= (byte) 0xF8;
            half[BYTES - 1] &= 0x7F;
            half[BYTES - 1] |= 0x40;
            Point point = multiplied(BASE, littleEndian(half));
            return new EdECPoint(point.x().testBit(0), point.y());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-512, which every JDK must have", e);
        }
    }

    /** Whether a public key is a point of the curve that signatures say something about: anybody can sign for the others. */
    static boolean isPublicKey(EdECPoint point) {
        return point.getY().compareTo(P) < 0
                && decompressed(point)
                        .filter(full ->
                                !multiplied(full, BigInteger.valueOf(COFACTOR)).equals(NEUTRAL))
                        .isPresent();
    }

    /** A public key from its 32 bytes (RFC 8032 §5.1.3, without the checks of {@link #isPublicKey}). */
    static EdECPoint decode(byte[] bytes) {
        BigInteger number = littleEndian(bytes);
        return new EdECPoint(number.testBit(255), number.clearBit(255));
    }

    /** The 32 bytes of a public key (RFC 8032 §5.1.2). */
    static byte[] encode(EdECPoint point) {
        BigInteger number = point.isXOdd() ? point.getY().setBit(255) : point.getY();
        return reversed(UnsignedNumbers.bytes(number, BYTES));
    }

    private record Point(BigInteger x, BigInteger y) {}

    private static Point multiplied(Point point, BigInteger times) {
        Point sum = NEUTRAL;
        for (int bit = times.bitLength() - 1; bit >= 0; bit--) {
            sum = sum(sum, sum);
            sum = times.testBit(bit) ? sum(sum, point) : sum;
        }
        return sum;
    }

    /** The curve's addition holds for all points (RFC 8032 §5.1.4 in affine coordinates). */
    private static Point sum(Point one, Point other) {
        BigInteger across = one.x().multiply(other.y()).add(other.x().multiply(one.y()));
        BigInteger along = one.y().multiply(other.y()).add(one.x().multiply(other.x()));
        BigInteger product = D.multiply(one.x())
                .multiply(other.x())
                .mod(P)
                .multiply(one.y())
                .multiply(other.y())
                .mod(P);
        return new Point(
                fraction(across, BigInteger.ONE.add(product)), fraction(along, BigInteger.ONE.subtract(product)));
    }

    /** RFC 8032 §5.1.3, steps 2 to 4. */
    private static Optional<Point> decompressed(EdECPoint point) {
        BigInteger ySquared = point.getY().pow(2);
        BigInteger xSquared =
                fraction(ySquared.subtract(BigInteger.ONE), D.multiply(ySquared).add(BigInteger.ONE));
        BigInteger candidate = xSquared.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        BigInteger x = isRoot(candidate, xSquared)
                ? candidate
                : candidate.multiply(ROOT_OF_MINUS_ONE).mod(P);
        if (!isRoot(x, xSquared) || (x.signum() == 0 && point.isXOdd())) {
            return Optional.empty();
        }
        return Optional.of(new Point(x.testBit(0) == point.isXOdd() ? x : P.subtract(x), point.getY()));
    }

    private static boolean isRoot(BigInteger x, BigInteger square) {
        return x.pow(2).mod(P).equals(square);
    }

    private static BigInteger fraction(BigInteger over, BigInteger under) {
        return over.multiply(under.modInverse(P)).mod(P);
    }

    private static BigInteger littleEndian(byte[] bytes) {
        return new BigInteger(1, reversed(bytes));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
