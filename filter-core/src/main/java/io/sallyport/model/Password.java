package io.sallyport.model;

/**
 * A password as it was received, neither trimmed nor normalised.
 *
 * @param text 1 to 1024 characters
 */
public record Password(String text) {
    /** The longest password that is looked at, in characters. */
    public static final int LONGEST = 1024;

    public Password {
        Texts.requireLength("password", text, 1, LONGEST);
    }

    @Override
    public String toString() {
        return "Password[redacted]";
    }
}
