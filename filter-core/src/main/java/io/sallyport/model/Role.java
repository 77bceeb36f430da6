package io.sallyport.model;

/**
 * A role as the application asks for it with {@code isUserInRole}.
 *
 * @param name 1 to 128 characters in one line, not blank
 */
public record Role(String name) {
    public Role {
        Texts.requirePrintable("role", name, 1, 128);
    }
}
