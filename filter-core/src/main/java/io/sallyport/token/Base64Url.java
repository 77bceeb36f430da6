package io.sallyport.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Base64url without padding (RFC 7515 §2), in canonical form (RFC 4648 §3.5): each text of it stands for one value only. */
final class Base64Url {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /** The value of each character of the alphabet, -1 for others: made-up tokens are to cost little. */
    private static final byte[] SEXTETS = sextets();

    private Base64Url() {}

    private static byte[] sextets() {
        byte[] sextets = new byte[128];
        Arrays.fill(sextets, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            sextets[ALPHABET.charAt(i)] = (byte) i;
        }
        return sextets;
    }

    /** Tells whether a part of a text is such; an empty one is. */
    static boolean isCanonical(String text, int from, int to) {
        // Bytes are faster to go through than a text; what is not Latin-1 becomes a question mark, which is refused.
        byte[] chars = text.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
        for (byte c : chars) {
            if (c < 0 || SEXTETS[c] < 0) {
                return false;
            }
        }
        return chars.length == 0 || endsInZeros(chars.length % 4, SEXTETS[chars[chars.length - 1]]);
    }

    /** The bits of the last character that no byte needs are 0. */
    private static boolean endsInZeros(int over, int last) {
        return switch (over) {
            case 0 -> true;
            case 2 -> (last & 0x0f) == 0;
            case 3 -> (last & 0x03) == 0;
            default -> false;
        };
    }

    /** Decodes a part of a text that is canonical. */
    static byte[] decode(String text, int from, int to) {
        return Base64.getUrlDecoder().decode(text.substring(from, to).getBytes(StandardCharsets.US_ASCII));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
