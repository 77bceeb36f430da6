package io.sallyport.token;

import java.time.Instant;

/**
 * An access token that was just issued; a credential.
 *
 * @param compact the compact form (RFC 7515 §7.1)
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}
 */
public record AccessToken(String compact, Instant issuedAt, Instant expiresAt) {
    @Override
    public String toString() {
        return "AccessToken[redacted, expiresAt=" + expiresAt + "]";
    }
}
