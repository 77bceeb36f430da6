package io.sallyport.keys;

import java.math.BigInteger;
import java.util.Base64;

/** Numbers as keys carry them: big-endian without a sign. */
final class UnsignedNumbers {
    private UnsignedNumbers() {}

    /** The fewest bytes that hold a number (RFC 7518 §2, Base64urlUInt); zero has one. */
    static byte[] bytes(BigInteger number) {
        return bytes(number, Math.max(1, (number.bitLength() + Byte.SIZE - 1) / Byte.SIZE));
    }

    /** A number in that many bytes, which must hold it. */
    static byte[] bytes(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        int from = signed[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[length];
        System.arraycopy(signed, from, bytes, length - (signed.length - from), signed.length - from);
        return bytes;
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
