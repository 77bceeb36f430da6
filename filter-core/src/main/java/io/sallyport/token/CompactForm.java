package io.sallyport.token;

import java.nio.charset.StandardCharsets;
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
        if (!Base64Url.isCanonical(text, 0, first)
                || !Base64Url.isCanonical(text, first + 1, second)
                || !Base64Url.isCanonical(text, second + 1, text.length())) {
            return Optional.empty();
        }
        return Optional.of(new CompactForm(text, first, second));
    }

    /** The decoded header. */
    byte[] header() {
        return Base64Url.decode(compact, 0, headerEnd);
    }

    /** The decoded payload; to be read only after the signature was verified. */
    byte[] payload() {
        return Base64Url.decode(compact, headerEnd + 1, payloadEnd);
    }

    /** What the signature is about: header, dot and payload as they were sent. */
    byte[] signedInput() {
        return compact.substring(0, payloadEnd).getBytes(StandardCharsets.US_ASCII);
    }

    /** The decoded signature. */
    byte[] signature() {
        return Base64Url.decode(compact, payloadEnd + 1, compact.length());
    }

    @Override
    public String toString() {
        return "CompactForm[redacted]";
    }
}
