package io.sallyport.admission;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bearer token of the {@code Authorization} headers (RFC 6750 §2.1). */
public sealed interface BearerHeader {
    /** No header, or one of another scheme. */
    record Absent() implements BearerHeader {}

    /** More than one header, or a bearer header that is not the scheme, one space and one token. */
    record Malformed() implements BearerHeader {}

    /**
     * One token.
     *
     * @param token the text after the scheme; a credential
     */
    record Token(String token) implements BearerHeader {
        @Override
        public String toString() {
            return "Token[redacted]";
        }
    }

    /** Reads the headers. */
    static BearerHeader of(List<String> headers) {
        if (headers.isEmpty()) {
            return new Absent();
        }
        return headers.size() > 1 ? new Malformed() : of(headers.get(0));
    }

    private static BearerHeader of(String header) {
        if (!header.regionMatches(true, 0, "Bearer", 0, 6) || isLongerScheme(header)) {
            return new Absent();
        }
        boolean isOneToken = header.length() > 7 && header.charAt(6) == ' ' && isTokenFrom(header, 7);
        return isOneToken ? new Token(header.substring(7)) : new Malformed();
    }

    private static boolean isTokenFrom(String header, int start) {
        // Byte by byte takes half the time, and floods of long bad tokens come through here.
        byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
        boolean doubtful = false;
        for (int i = start; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b <= ' ' || b == 0x7f || b == ',' || b == '"') {
                return false;
            }
            doubtful |= b == '?';
        }
        return !doubtful || isVisible(header);
    }

    /** What is not Latin-1 has become a question mark. */
    private static boolean isVisible(String header) {
        return header.chars().skip("Bearer ".length()).allMatch(c -> isVisible((char) c));
    }

    /** A longer name with a space after it is another scheme; without one it is ours with the space left out. */
    private static boolean isLongerScheme(String header) {
        return header.length() > 6 && isVisible(header.charAt(6)) && header.indexOf(' ') > 0;
    }

    private static boolean isVisible(char c) {
        return c > ' ' && c < 0x7f;
    }
}
