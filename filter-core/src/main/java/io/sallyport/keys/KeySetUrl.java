package io.sallyport.keys;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * A key set behind a URL. What an application may have changed for all connections of its process does not reach this
 * one: neither a proxy, nor a password for whoever asks, nor a certificate or a host name that is overlooked.
 */
final class KeySetUrl implements KeySetSource {
    static final Duration SHORTEST_FRESH = Duration.ofMinutes(1);
    static final Duration LONGEST_FRESH = Duration.ofHours(24);
    static final Duration USUALLY_FRESH = Duration.ofMinutes(10);

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})(?!\\d)");
    private static final Pattern NOT_KEPT = Pattern.compile("(?:^|[,\\s])no-(?:store|cache)(?:$|[,\\s])");

    private final URI url;
    private final SSLSocketFactory sockets;
    private volatile Optional<HttpURLConnection> open = Optional.empty();

    KeySetUrl(URI url) {
        this.url = url;
        this.sockets = sockets();
    }

    @Override
    public Document read() throws IOException {
        HttpURLConnection connection = connection();
        open = Optional.of(connection);
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("it answers with status " + status
                        + (status / 100 == 3 ? ", and redirects are not followed" : ""));
            }
            return new Document(body(connection), freshFor(connection.getHeaderFields()));
        } finally {
            open = Optional.empty();
            connection.disconnect();
        }
    }

    @Override
    public void cancel() {
        open.ifPresent(HttpURLConnection::disconnect);
    }

    private HttpURLConnection connection() throws IOException {
        if (!(url.toURL().openConnection(Proxy.NO_PROXY) instanceof HttpURLConnection connection)) {
            throw new IOException("it is no http URL");
        }
        if (connection instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(sockets);
            https.setHostnameVerifier((host, unmatched) -> false);
        }
        connection.setAuthenticator(new Authenticator() {});
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Accept", "application/jwk-set+json, application/json");
        connection.setRequestProperty("User-Agent", "Sallyport");
        // A connection that is kept would outlive the application in a pool of the JDK's.
        connection.setRequestProperty("Connection", "close");
        return connection;
    }

    private static byte[] body(HttpURLConnection connection) throws IOException {
        try (InputStream bytes = connection.getInputStream()) {
            byte[] document = bytes.readNBytes(LONGEST + 1);
            if (document.length > LONGEST) {
                throw new IOException("it is longer than " + LONGEST + " bytes");
            }
            return document;
        }
    }

    /** How long an answer says that it is fresh (RFC 9111 §5.2.2), within limits. */
    static Duration freshFor(Map<String, List<String>> headers) {
        String directives = headers.entrySet().stream()
                .filter(header -> "Cache-Control".equalsIgnoreCase(header.getKey()))
                .map(header -> String.join(",", header.getValue()))
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (NOT_KEPT.matcher(directives).find()) {
            return SHORTEST_FRESH;
        }
        Matcher maxAge = MAX_AGE.matcher(directives);
        return maxAge.find() ? within(Duration.ofSeconds(Long.parseLong(maxAge.group(1)))) : USUALLY_FRESH;
    }

    private static Duration within(Duration said) {
        if (said.compareTo(SHORTEST_FRESH) < 0) {
            return SHORTEST_FRESH;
        }
        return said.compareTo(LONGEST_FRESH) > 0 ? LONGEST_FRESH : said;
    }

    private static SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK's TLS cannot be set up", e);
        }
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
