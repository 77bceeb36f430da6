package io.sallyport.config;

import io.sallyport.model.Password;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a Redis server is, and how to sign in there.
 *
 * @param encrypted whether the connection is encrypted (TLS)
 * @param host a name or an address, an IPv6 address in brackets
 * @param port 1 to 65535
 * @param user the user, empty for the server's default one; never without a password
 * @param password the user's password, empty where the server asks for none
 * @param database the number of the database, 0 to 9999
 */
public record RedisUrl(
        boolean encrypted, String host, int port, Optional<String> user, Optional<Password> password, int database) {
    private static final int DEFAULT_PORT = 6379;
    private static final String PLAIN = "redis";
    private static final String ENCRYPTED = "rediss";
    private static final Pattern DATABASE = Pattern.compile("/?|/[0-9]{1,4}");

    public RedisUrl {
        require(!host.isEmpty(), "names no host");
        require(port > 0 && port <= 65_535, "has a port that is not 1 to 65535");
        require(user.isEmpty() || password.isPresent(), "has a user and no password");
        require(database >= 0 && database <= 9_999, "has a database that is not 0 to 9999");
    }

    /**
     * Reads a URL such as {@code rediss://user:password@redis.example:6379/0}.
     *
     * @throws IllegalArgumentException if it is none; the message shows nothing of it
     */
    static RedisUrl parse(String text) {
        URI url = uri(text);
        require(PLAIN.equals(url.getScheme()) || ENCRYPTED.equals(url.getScheme()), "is no redis URL");
        require(url.getHost() != null, "names no host");
        require(url.getRawQuery() == null && url.getRawFragment() == null, "has a query or a fragment");
        require(DATABASE.matcher(url.getRawPath()).matches(), "has a path that is no number");
        String credentials = Optional.ofNullable(url.getRawUserInfo()).orElse("");
        int colon = credentials.indexOf(':');
        require(credentials.isEmpty() || colon >= 0, "has a user and no password");
        return new RedisUrl(
                ENCRYPTED.equals(url.getScheme()),
                url.getHost(),
                url.getPort() < 0 ? DEFAULT_PORT : url.getPort(),
                given(credentials.substring(0, Math.max(0, colon))),
                given(credentials.substring(colon + 1)).map(Password::new),
                url.getRawPath().length() < 2
                        ? 0
                        : Integer.parseInt(url.getRawPath().substring(1)));
    }

    /** The JDK's own message would quote the text, password and all. */
    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("is no URL");
        }
    }

    private static Optional<String> given(String encoded) {
        return encoded.isEmpty()
                ? Optional.empty()
                // The decoder is made for forms, where a plus stands for a space.
                : Optional.of(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    /** The URL with its password: a credential. */
    String text() {
        String credentials = password.map(
                        secret -> user.map(RedisUrl::encoded).orElse("") + ":" + encoded(secret.text()) + "@")
                .orElse("");
        return scheme() + credentials + address();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String scheme() {
        return (encrypted ? ENCRYPTED : PLAIN) + "://";
    }

    private String address() {
        return host + ":" + port + "/" + database;
    }

    /** The URL without user and password. */
    @Override
    public String toString() {
        return scheme() + address();
    }

    private static void require(boolean asExpected, String complaint) {
        if (!asExpected) {
            throw new IllegalArgumentException("the URL " + complaint);
        }
    }
}
