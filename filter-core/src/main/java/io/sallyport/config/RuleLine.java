package io.sallyport.config;

import io.sallyport.model.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one rule, {@code [METHOD] PATTERN = ACCESS [LAG]}. */
final class RuleLine {
    private static final Pattern SHAPE =
            Pattern.compile("(?:(?<method>[^\\s/*=]\\S*)\\s+)?(?<pattern>[/*][^\\s=]*)\\s*=\\s*(?<access>.*?)"
                    + "(?:\\s+(?<insecure>insecure-)?max-lag:(?<lag>.*))?");
    private static final String EXPECTED = "[METHOD] PATTERN = public|authenticated|deny|role:a,b [max-lag:PT5S]";
    private static final ValueType<Duration> STRICTER = ValueType.duration("PT1S", "PT10M");
    private static final ValueType<Duration> LAXER = ValueType.duration("PT1S", "PT1H");
    private static final String ROLES = "role:";
    private static final List<String> ACCESS_WORDS = List.of("public", "authenticated", "deny", ROLES);
    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "PROPFIND",
            "PROPPATCH",
            "MKCOL",
            "COPY",
            "MOVE",
            "LOCK",
            "UNLOCK",
            "SEARCH",
            "REPORT");

    private RuleLine() {}

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException if it is none, with what to do
     */
    static AccessRule parse(String line) {
        Matcher parts = SHAPE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("write " + EXPECTED + ", one pattern a rule, without spaces in it");
        }
        Optional<String> method = Optional.ofNullable(parts.group("method")).map(RuleLine::method);
        Access access = access(parts.group("access"));
        Optional<LagLimit> limit =
                Optional.ofNullable(parts.group("lag")).map(text -> limit(text, parts.group("insecure") != null));
        if (limit.isPresent() && (access instanceof Access.Public || access instanceof Access.Denied)) {
            throw new IllegalArgumentException("the deny-list decides nothing where the access is " + access.text()
                    + ": remove '" + limit.get().text() + "'");
        }
        return new AccessRule(method, new PathPattern(parts.group("pattern")), access, limit);
    }

    private static LagLimit limit(String text, boolean isInsecure) {
        ValueType<Duration> type = isInsecure ? LAXER : STRICTER;
        if (type.reader().apply(text) instanceof Parsed.Read<Duration> read) {
            return new LagLimit(read.value(), isInsecure);
        }
        throw new IllegalArgumentException("'" + text + "' is no such time: give " + type.expectation());
    }

    private static String method(String word) {
        if (!METHODS.contains(word)) {
            String meant = Spelling.nearest(word.toUpperCase(Locale.ROOT), METHODS);
            throw new IllegalArgumentException("'" + word + "' is no HTTP method; did you mean " + meant + "?");
        }
        return word;
    }

    private static Access access(String text) {
        if (text.equals("page") || text.endsWith(" page")) {
            throw new IllegalArgumentException("page mode is not part of this version: remove the word 'page'");
        }
        return switch (text) {
            case "public" -> new Access.Public();
            case "authenticated" -> new Access.Authenticated();
            case "deny" -> new Access.Denied();
            default -> roles(text);
        };
    }

    private static Access roles(String text) {
        if (!text.startsWith(ROLES)) {
            String word = text.contains(":") ? text.substring(0, text.indexOf(':') + 1) : text;
            String meant = Spelling.nearest(word.toLowerCase(Locale.ROOT), ACCESS_WORDS);
            throw new IllegalArgumentException("'" + text + "' is no access; did you mean "
                    + (meant.equals(ROLES) ? ROLES + "a,b" : meant) + "? Write " + EXPECTED);
        }
        return new Access.AnyRole(Stream.of(text.substring(ROLES.length()).split(",", -1))
                .map(name -> new Role(name.strip()))
                .collect(Collectors.toUnmodifiableSet()));
    }
}
