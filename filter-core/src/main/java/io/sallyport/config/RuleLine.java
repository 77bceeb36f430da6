package io.sallyport.config;

import io.sallyport.model.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one rule, {@code [METHOD] PATTERN = ACCESS}. */
final class RuleLine {
    private static final Pattern SHAPE =
            Pattern.compile("(?:(?<method>[^\\s/*=]\\S*)\\s+)?(?<pattern>[/*][^\\s=]*)\\s*=\\s*(?<access>.*)");
    private static final String EXPECTED = "[METHOD] PATTERN = public|authenticated|deny|role:a,b";
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
        return new AccessRule(method, new PathPattern(parts.group("pattern")), access(parts.group("access")));
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
