package io.sallyport.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads paths by the same rules as the product in another way: by regular expressions, and segment by segment. */
final class ReferencePath {
    private static final Pattern CLEAR = Pattern.compile("(?:[!-~&&[^%?#\\\\]]|%(?!2[fF]|5[cC])[0-9A-Fa-f]{2})*");

    private ReferencePath() {}

    static Optional<String> read(String uri, String context, String containerPath) {
        String raw = uri.startsWith("/") ? uri : withoutAuthority(uri);
        Optional<String> whole = decoded(raw.replaceFirst(";jsessionid=[\\w.!~-]+\\z", ""));
        Optional<String> prefix = context.isEmpty() ? Optional.of("") : decoded(context);
        return whole.flatMap(path -> prefix.flatMap(start -> below(start, path)))
                .filter(path -> isTheContainers(path, containerPath));
    }

    private static String withoutAuthority(String uri) {
        String path = uri.replaceFirst("\\A[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\\\]*", "");
        return path.isEmpty() && !uri.isEmpty() ? "/" : path;
    }

    private static Optional<String> decoded(String raw) {
        if (!CLEAR.matcher(raw).matches()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String rest = raw;
        while (!rest.isEmpty()) {
            boolean escape = rest.charAt(0) == '%';
            bytes.write(escape ? Integer.parseInt(rest.substring(1, 3), 16) : rest.charAt(0));
            rest = rest.substring(escape ? 3 : 1);
        }
        return utf8(bytes.toByteArray()).flatMap(ReferencePath::plain);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> plain(String path) {
        List<String> segments = segments(path);
        boolean odd = !path.startsWith("/")
                || segments.contains(".")
                || segments.contains("..")
                || path.codePoints().anyMatch(c -> c == ';' || c == '\\' || Character.isISOControl(c));
        return odd ? Optional.empty() : Optional.of(joined(path));
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static String joined(String path) {
        String text = segments(path).stream().map(segment -> "/" + segment).collect(Collectors.joining());
        return path.endsWith("/") ? text + "/" : text;
    }

    private static Optional<String> below(String context, String path) {
        if (path.equals(context)) {
            return Optional.of("/");
        }
        return path.startsWith(context + "/") ? Optional.of(path.substring(context.length())) : Optional.empty();
    }

    private static boolean isTheContainers(String path, String containerPath) {
        if (path.equals(containerPath)) {
            return true;
        }
        if (path.contains("%")) {
            return false;
        }
        return containerPath.isEmpty()
                || path.equals(containerPath.replaceAll("/+", "/"))
                || (path.endsWith("/")
                        && plain(containerPath)
                                .filter(file -> file.startsWith(path))
                                .isPresent());
    }
}
