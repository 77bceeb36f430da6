package io.sallyport.admission;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes the escapes of a path (RFC 3986 §2.1), where that can be done in one way only. */
final class PercentEncoding {
    private PercentEncoding() {}

    /**
     * Decodes each escape once.
     *
     * @param raw a raw path
     * @return the decoded path; empty where it has an incomplete escape, one of a slash or a backslash, octets that are
     *     not UTF-8, a raw character that no URI has, or the beginning of a query or fragment
     */
    static Optional<String> decode(String raw) {
        ByteBuffer octets = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean escape = c == '%';
            int octet = escape ? octetAt(raw, i + 1) : c;
            if (escape ? !isClearAsEscape(octet) : !isClearAsItIs(c)) {
                return Optional.empty();
            }
            octets.put((byte) octet);
            i += escape ? 2 : 0;
        }
        return utf8(octets.flip());
    }

    private static int octetAt(String raw, int index) {
        if (index + 2 > raw.length()) {
            return -1;
        }
        int high = hexDigit(raw.charAt(index));
        int low = hexDigit(raw.charAt(index + 1));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hexDigit(char c) {
        // Character.digit also takes the digits of other scripts.
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static boolean isClearAsEscape(int octet) {
        return octet >= 0 && octet != '/' && octet != '\\';
    }

    /** Tells whether a character can stand in a raw path and means itself; {@code %} does not, unless it is looked for. */
    static boolean isClearAsItIs(char c) {
        return c > ' ' && c < 0x7F && c != '?' && c != '#' && c != '\\';
    }

    private static Optional<String> utf8(ByteBuffer octets) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(octets).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
