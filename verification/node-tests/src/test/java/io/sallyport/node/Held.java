package io.sallyport.node;

import java.util.List;

/**
 * What a browser holds of a session. Immutable: a refresh gives another.
 *
 * @param session the session's id
 * @param accessToken the access token
 * @param fingerprint the fingerprint cookie's value
 * @param refreshToken the refresh token cookie's value
 */
record Held(String session, String accessToken, String fingerprint, String refreshToken) {
    private static final int GENERATION = 3;

    /** The generation that the refresh token names. */
    long generation() {
        return Long.parseLong(List.of(refreshToken.split("\\.", -1)).get(GENERATION));
    }

    boolean equalsRefreshTokenOf(Held other) {
        return refreshToken.equals(other.refreshToken());
    }

    String cookies() {
        return "__Host-sallyport-fgp=" + fingerprint + "; __Host-sallyport-rt=" + refreshToken;
    }
}
