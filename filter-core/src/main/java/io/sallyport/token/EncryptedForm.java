package io.sallyport.token;

import java.util.Optional;

/**
 * The compact form of a JWE (RFC 7516 §7.1), read as strictly as {@link CompactForm}: five segments, of which only the
 * encrypted key may be empty.
 *
 * @param compact the whole text
 * @param headerEnd where the first dot stands
 */
record EncryptedForm(String compact, int headerEnd) {
    private static final int SEGMENTS = 5;
    private static final int ENCRYPTED_KEY = 1;

    /** Reads a text; empty where it is anything else. */
    static Optional<EncryptedForm> parse(String text) {
        if (text.length() > CompactForm.LONGEST) {
            return Optional.empty();
        }
        int start = 0;
        for (int segment = 0; segment < SEGMENTS; segment++) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            boolean isLast = segment == SEGMENTS - 1;
            boolean mayBeEmpty = segment == ENCRYPTED_KEY;
            if (isLast != dot < 0 || !Base64Url.isCanonical(text, start, end) || (start == end && !mayBeEmpty)) {
                return Optional.empty();
            }
            start = end + 1;
        }
        return Optional.of(new EncryptedForm(text, text.indexOf('.')));
    }

    /** The decoded header. */
    byte[] header() {
        return Base64Url.decode(compact, 0, headerEnd);
    }

    @Override
    public String toString() {
        return "EncryptedForm[redacted]";
    }
}
