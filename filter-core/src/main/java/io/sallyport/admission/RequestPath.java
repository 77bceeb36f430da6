package io.sallyport.admission;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path that rules are held against: decoded once, below the context path, and certainly the one that the container
 * dispatches on. What two parsers could read differently has no such path.
 */
public final class RequestPath {
    private static final Pattern SCHEME_AND_AUTHORITY = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\\\]*");
    private static final Pattern SESSION_ID = Pattern.compile(";jsessionid=[A-Za-z0-9._!~-]+$");
    private static final Pattern SLASHES = Pattern.compile("//+");
    private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(/|$)");

    private RequestPath() {}

    /**
     * Decodes and normalises a request's path. One {@code ;jsessionid=} at the very end is cut off, as containers
     * write it there themselves; several slashes in a row become one.
     *
     * @param rawRequestUri the request URI as it was received, without query
     * @param rawContextPath the context path as the container has it, {@code ""} for the root context
     * @param containerPath the decoded path below the context path that the container dispatches on; {@code ""} where
     *     it does not say. For a URI that ends with a slash it may go on with the welcome file.
     * @return the path, which starts with {@code /} and has no empty or dot segment, {@code ;}, backslash or control
     *     character; empty where the URI is ambiguous or the container reads it differently
     */
    public static Optional<String> normalise(String rawRequestUri, String rawContextPath, String containerPath) {
        if (isPlainlyWritten(rawRequestUri) && isOneAfterTheOther(rawContextPath, containerPath, rawRequestUri)) {
            return Optional.of(containerPath);
        }
        return decoded(rawRequestUri, rawContextPath, containerPath);
    }

    /** Nothing to decode and nothing to normalise: so are nearly all, and they need no second text. */
    private static boolean isPlainlyWritten(String uri) {
        char before = ' ';
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            boolean couldBeNormalised = before == '/' && (c == '/' || c == '.');
            if (couldBeNormalised || c == '%' || c == ';' || !PercentEncoding.isClearAsItIs(c)) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static boolean isOneAfterTheOther(String context, String path, String uri) {
        return uri.startsWith("/")
                && path.startsWith("/")
                && uri.length() == context.length() + path.length()
                && uri.startsWith(context)
                && uri.endsWith(path);
    }

    /** As {@link #normalise}, for every URI. */
    static Optional<String> decoded(String rawRequestUri, String rawContextPath, String containerPath) {
        Optional<String> whole = decode(withoutSessionId(pathOf(rawRequestUri)));
        Optional<String> context = rawContextPath.isEmpty() ? Optional.of("") : decode(rawContextPath);
        if (whole.isEmpty() || context.isEmpty()) {
            return Optional.empty();
        }
        return below(context.get(), whole.get()).filter(path -> agrees(containerPath, path));
    }

    private static String pathOf(String uri) {
        if (uri.startsWith("/")) {
            return uri;
        }
        String path = SCHEME_AND_AUTHORITY.matcher(uri).replaceFirst("");
        return path.isEmpty() && !uri.isEmpty() ? "/" : path;
    }

    private static String withoutSessionId(String path) {
        // Quick for the many that have none.
        return path.indexOf(';') < 0 ? path : SESSION_ID.matcher(path).replaceFirst("");
    }

    private static Optional<String> decode(String raw) {
        return PercentEncoding.decode(raw).map(RequestPath::withSingleSlashes).filter(RequestPath::isPlain);
    }

    /** The path with one slash where there are several in a row, as rules know it. */
    public static String withSingleSlashes(String path) {
        return path.contains("//") ? SLASHES.matcher(path).replaceAll("/") : path;
    }

    private static boolean isPlain(String path) {
        return path.startsWith("/")
                && path.chars().noneMatch(c -> c == ';' || c == '\\' || Character.isISOControl(c))
                && !(path.contains("/.") && DOT_SEGMENT.matcher(path).find());
    }

    private static Optional<String> below(String context, String whole) {
        if (whole.equals(context)) {
            return Optional.of("/");
        }
        boolean inside = whole.startsWith(context) && whole.charAt(context.length()) == '/';
        return inside ? Optional.of(whole.substring(context.length())) : Optional.empty();
    }

    private static boolean agrees(String containerPath, String path) {
        if (containerPath.equals(path)) {
            return true;
        }
        // A percent sign that is left could be an escape to whoever decodes twice.
        return path.indexOf('%') < 0 && (containerPath.isEmpty() || isSameOrItsWelcomeFile(containerPath, path));
    }

    private static boolean isSameOrItsWelcomeFile(String containerPath, String path) {
        String collapsed = withSingleSlashes(containerPath);
        return collapsed.equals(path) || (path.endsWith("/") && collapsed.startsWith(path) && isPlain(collapsed));
    }
}
