package io.sallyport.config;

import java.util.List;

/**
 * Where a claim stands in a token: its name, or the names from the outermost object inwards.
 *
 * @param names one or more names, none empty
 */
public record ClaimPath(List<String> names) {
    private static final String ARROW = " > ";

    public ClaimPath {
        names = List.copyOf(names);
        if (names.isEmpty() || names.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a claim path has one or more names, none of them empty");
        }
    }

    /**
     * Reads {@code groups}, {@code realm_access.roles} or {@code https://hasura.io/jwt/claims > X-User-Fingerprint}: a
     * text with {@code " > "} is parted there, a text with {@code ://} is one name, any other is parted at its dots.
     *
     * @throws IllegalArgumentException if a name is empty
     */
    public static ClaimPath parse(String text) {
        if (text.contains(ARROW)) {
            return new ClaimPath(List.of(text.split(ARROW, -1)));
        }
        return new ClaimPath(text.contains("://") ? List.of(text) : List.of(text.split("\\.", -1)));
    }

    /** The text that {@link #parse} reads back. */
    public String text() {
        return String.join(ARROW, names);
    }
}
