package io.sallyport.model;

/**
 * Where a request came from, for audit and the list of sessions; nothing is decided by it.
 *
 * @param address the peer's address as the container says it
 * @param userAgent the {@code User-Agent} header, at most 256 characters, control characters replaced
 */
public record Client(String address, String userAgent) {
    private static final int LONGEST = 256;

    public Client {
        address = oneLine(address);
        userAgent = oneLine(userAgent);
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            line.append(c < ' ' || c == 0x7f || Character.isSurrogate(c) || Character.isISOControl(c) ? '?' : c);
        }
        return line.toString();
    }
}
