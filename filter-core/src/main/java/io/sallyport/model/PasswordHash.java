package io.sallyport.model;

/**
 * A password's hash as the user store holds it, with its algorithm and cost in the text.
 *
 * @param text such as {@code $pbkdf2-sha256$i=600000$salt$hash}; empty where the user has no password
 */
public record PasswordHash(String text) {
    @Override
    public String toString() {
        return "PasswordHash[redacted]";
    }
}
