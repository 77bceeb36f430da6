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
        boolean asItIs = text.length() <= LONGEST;
        for (int i = 0; asItIs && i < text.length(); i++) {
            asItIs = !isReplaced(text.charAt(i));
        }
        return asItIs ? text : replaced(text);
    }

    private static String replaced(String text) {
        StringBuilder line = new StringBuilder(LONGEST);
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            line.append(isReplaced(c) ? '?' : c);
        }
        return line.toString();
    }

    private static boolean isReplaced(char c) {
        return Character.isISOControl(c) || Character.isSurrogate(c);
    }
}
