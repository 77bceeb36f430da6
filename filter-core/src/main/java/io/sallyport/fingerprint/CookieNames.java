package io.sallyport.fingerprint;

/**
 * The names of one application's cookies: exactly one each, no fallback.
 *
 * @param fingerprint holds the fingerprint
 * @param refreshToken holds the refresh token, in cookie transport
 * @param marker says to script that a session may exist; no secret
 */
public record CookieNames(String fingerprint, String refreshToken, String marker) {
    /** The names for an application; {@code insecure} ones lack the {@code __Host-} prefix. */
    public static CookieNames of(String appName, boolean insecure) {
        String prefix = (insecure ? "" : "__Host-") + appName;
        return new CookieNames(prefix + "-fgp", prefix + "-rt", prefix + "-session");
    }
}
