package io.sallyport.keys;

import io.sallyport.model.SigningAlgorithm;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.InvalidParameterSpecException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The curves of ECDSA (RFC 7518 §3.4), each with its one algorithm. The arithmetic is done when a key is loaded, never on
 * a request: the JDK neither checks that a point is on its curve nor finds the point of a private key.
 */
enum NistCurve {
    P_256("P-256", "secp256r1", "06082a8648ce3d030107", SigningAlgorithm.ES256),
    P_384("P-384", "secp384r1", "06052b81040022", SigningAlgorithm.ES384),
    P_521("P-521", "secp521r1", "06052b81040023", SigningAlgorithm.ES512);

    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private final String wireName;
    private final String jdkName;
    private final String objectIdentifier;
    private final SigningAlgorithm algorithm;

    NistCurve(String wireName, String jdkName, String objectIdentifier, SigningAlgorithm algorithm) {
        this.wireName = wireName;
        this.jdkName = jdkName;
        this.objectIdentifier = objectIdentifier;
        this.algorithm = algorithm;
    }

    /** The curve of an ECDSA algorithm. */
    static NistCurve of(SigningAlgorithm algorithm) {
        return Stream.of(values())
                .filter(curve -> curve.algorithm == algorithm)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(algorithm + " has no NIST curve"));
    }

    /** The curve that {@code crv} names. */
    static Optional<NistCurve> named(String wireName) {
        return Stream.of(values())
                .filter(curve -> curve.wireName.equals(wireName))
                .findFirst();
    }

    /** The curve of those parameters. */
    static Optional<NistCurve> of(ECParameterSpec parameters) {
        return Stream.of(values()).filter(curve -> curve.has(parameters)).findFirst();
    }

    String wireName() {
        return wireName;
    }

    SigningAlgorithm algorithm() {
        return algorithm;
    }

    ECParameterSpec parameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(jdkName));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (InvalidParameterSpecException e) {
            throw new IllegalStateException("this JDK lacks the curve " + jdkName, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks elliptic curves, which every JDK must have", e);
        }
    }

    /** Its object identifier in DER (RFC 5480 §2.1.1.1). */
    byte[] objectIdentifier() {
        return HexFormat.of().parseHex(objectIdentifier);
    }

    /** How many bytes a coordinate has on the wire (RFC 7518 §6.2.1.2). */
    int coordinateBytes() {
        return (prime().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Whether a point satisfies the curve's equation; its group has no small subgroup, so that nothing else can be wrong. */
    boolean contains(ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return false;
        }
        BigInteger p = prime();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right =
                x.pow(3).add(a().multiply(x)).add(parameters().getCurve().getB());
        return isCoordinate(x)
                && isCoordinate(y)
                && y.pow(2).subtract(right).mod(p).signum() == 0;
    }

    /** The public point of a private scalar. */
    ECPoint publicPoint(BigInteger scalar) {
        ECPoint sum = ECPoint.POINT_INFINITY;
        ECPoint generator = parameters().getGenerator();
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            sum = add(sum, sum);
            sum = scalar.testBit(bit) ? add(sum, generator) : sum;
        }
        return sum;
    }

    private ECPoint add(ECPoint one, ECPoint other) {
        if (one.equals(ECPoint.POINT_INFINITY)) {
            return other;
        }
        if (other.equals(ECPoint.POINT_INFINITY)) {
            return one;
        }
        BigInteger p = prime();
        if (one.getAffineX().equals(other.getAffineX())
                && one.getAffineY().add(other.getAffineY()).mod(p).signum() == 0) {
            return ECPoint.POINT_INFINITY;
        }
        BigInteger slope = slope(one, other);
        BigInteger x = slope.pow(2)
                .subtract(one.getAffineX())
                .subtract(other.getAffineX())
                .mod(p);
        BigInteger y = slope.multiply(one.getAffineX().subtract(x))
                .subtract(one.getAffineY())
                .mod(p);
        return new ECPoint(x, y);
    }

    private BigInteger slope(ECPoint one, ECPoint other) {
        BigInteger p = prime();
        BigInteger x = one.getAffineX();
        BigInteger y = one.getAffineY();
        if (one.equals(other)) {
            return x.pow(2)
                    .multiply(THREE)
                    .add(a())
                    .multiply(y.multiply(TWO).modInverse(p))
                    .mod(p);
        }
        BigInteger run = other.getAffineX().subtract(x).mod(p).modInverse(p);
        return other.getAffineY().subtract(y).multiply(run).mod(p);
    }

    private boolean isCoordinate(BigInteger number) {
        return number.signum() >= 0 && number.compareTo(prime()) < 0;
    }

    private boolean has(ECParameterSpec parameters) {
        ECParameterSpec own = parameters();
        return own.getCurve().equals(parameters.getCurve())
                && own.getGenerator().equals(parameters.getGenerator())
                && own.getOrder().equals(parameters.getOrder());
    }

    private BigInteger a() {
        return parameters().getCurve().getA();
    }

    private BigInteger prime() {
        return ((ECFieldFp) parameters().getCurve().getField()).getP();
    }
}
