package io.sallyport.keys;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The little DER (X.690) that turns older forms of private keys into PKCS #8, which is all that the JDK reads. */
final class Der {
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final byte[] RSA_ENCRYPTION = {
        0x30, 0x0D, 0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    private static final byte[] EC_PUBLIC_KEY = {0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01};

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private Der() {}

    /** PKCS #8 (RFC 5208 §5) around an RSA key in PKCS #1. */
    static byte[] pkcs8OfRsa(byte[] pkcs1) {
        return tagged(SEQUENCE, joined(VERSION_0, RSA_ENCRYPTION, tagged(OCTET_STRING, pkcs1)));
    }

    /** PKCS #8 around an elliptic-curve key in the form of RFC 5915, on the curve of that object identifier. */
    static byte[] pkcs8OfEc(byte[] sec1, byte[] curve) {
        byte[] algorithm = tagged(SEQUENCE, joined(EC_PUBLIC_KEY, curve));
        return tagged(SEQUENCE, joined(VERSION_0, algorithm, tagged(OCTET_STRING, sec1)));
    }

    /** Whether some bytes stand in others. */
    static boolean holds(byte[] bytes, byte[] part) {
        for (int from = 0; from + part.length <= bytes.length; from++) {
            if (Arrays.equals(bytes, from, from + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] tagged(int tag, byte[] content) {
        return joined(new byte[] {(byte) tag}, length(content.length), content);
    }

    /** In as few bytes as hold it; no key is longer than two of them say. */
    private static byte[] length(int length) {
        if (length < 0x80) {
            return new byte[] {(byte) length};
        }
        return length < 0x100
                ? new byte[] {(byte) 0x81, (byte) length}
                : new byte[] {(byte) 0x82, (byte) (length >> Byte.SIZE), (byte) length};
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
