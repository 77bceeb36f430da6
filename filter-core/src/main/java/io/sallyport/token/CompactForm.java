package io.sallyport.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The compact form of a JWS (RFC 7515 §7.1), read strictly: three segments of the base64url alphabet without padding, in
 * canonical form (RFC 4648 §3.5), so that one token can be written in one way only.
 *
 * @param compact the whole text
 * @param headerEnd where the first dot stands
 * @param payloadEnd where the second dot stands
 */
record CompactForm(String compact, int headerEnd, int payloadEnd) {
    /** The longest token that is looked at, in characters; a cookie could hold no more either. */
    static final int LONGEST = 4096;

    /** Reads a text; empty where it is anything else. */
    static Optional<CompactForm> parse(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (text.length() > LONGEST || first <= 0 || second <= first + 1 || second == text.length() - 1) {
            return Optional.empty();
        }
        if (!isCanonical(text, 0, first)
                || !isCanonical(text, first + 1, second)
                || !isCanonical(text, second + 1, text.length())) {
            return Optional.empty();
        }
        return Optional.of(new CompactForm(text, first, second));
    }

    /** The decoded header. */
    byte[] header() {
        return decode(compact, 0, headerEnd);
    }

    /** The decoded payload; to be read only after the signature was verified. */
    byte[] payload() {
        return decode(compact, headerEnd + 1, payloadEnd);
    }

    /** What the signature is about: header, dot and payload as they were sent. */
    byte[] signedInput() {
        return compact.substring(0, payloadEnd).getBytes(StandardCharsets.US_ASCII);
    }

    /** The decoded signature. */
    byte[] signature() {
        return decode(compact, payloadEnd + 1, compact.length());
    }

    @Override
    public String toString() {
        return "CompactForm[redacted]";
    }

    private static boolean isCanonical(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (sextet(text.charAt(i)) < 0) {
                return false;
            }
        }
        int last = sextet(text.charAt(to - 1));
        return switch ((to - from) % 4) {
            case 0 -> true;
            case 2 -> (last & 0x0f) == 0;
            case 3 -> (last & 0x03) == 0;
            default -> false;
        };
    }

    private static int sextet(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        } else if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        } else if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        } else if (c == '-') {
            return 62;
        }
        return c == '_' ? 63 : -1;
    }

    private static byte[] decode(String text, int from, int to) {
        return Base64.getUrlDecoder().decode(text.substring(from, to).getBytes(StandardCharsets.US_ASCII));
    }
}
