package io.sallyport.admission;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a request was sent to: scheme, host and port (RFC 6454 §4). Scheme and host are brought to lower case, an IPv6
 * address into brackets, and a scheme's default port to 0.
 *
 * @param scheme such as {@code https}
 * @param host a name or an address
 * @param port the port; the scheme's own where it is 0 or less
 */
public record RequestOrigin(String scheme, String host, int port) {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\." + OCTET + "){3}");

    public RequestOrigin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = bracketed(host.toLowerCase(Locale.ROOT));
        port = port <= 0 || port == defaultPort(scheme) ? 0 : port;
    }

    /** Tells whether what is sent there is encrypted. */
    public boolean isSecure() {
        return scheme.equals("https");
    }

    /**
     * Tells whether the host is this machine, by its text alone: {@code localhost}, a name below it, an address in
     * {@code 127.0.0.0/8}, or {@code ::1}. No name is looked up.
     */
    public boolean isLoopback() {
        return host.equals("localhost")
                || (host.endsWith(".localhost") && !host.startsWith("."))
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]")
                || LOOPBACK_V4.matcher(host).matches();
    }

    /** The origin as a browser writes it into {@code Origin} (RFC 6454 §6.2), without a default port. */
    public String text() {
        return scheme + "://" + host + (port == 0 ? "" : ":" + port);
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static int defaultPort(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            default -> 0;
        };
    }
}
