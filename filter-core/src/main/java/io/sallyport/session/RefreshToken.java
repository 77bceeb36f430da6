package io.sallyport.session;

/**
 * A refresh token; a credential.
 *
 * @param secret version, key id, session, generation and MAC, parted by dots
 */
public record RefreshToken(String secret) {
    @Override
    public String toString() {
        return "RefreshToken[redacted]";
    }
}
