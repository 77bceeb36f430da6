package io.sallyport.token;

import io.sallyport.config.ClaimPath;
import io.sallyport.model.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of a token whose signature is good, read strictly: what is missing, of another type or out of range throws
 * an {@link IllegalArgumentException}.
 *
 * @param members all claims
 */
record Claims(Map<String, Object> members) {
    private static final long LATEST_SECOND = 253_402_300_799L;

    boolean has(String name) {
        return members.containsKey(name);
    }

    String text(String name) {
        return asText(claim(name));
    }

    long number(String name) {
        Object claim = claim(name);
        require(claim instanceof Long);
        return (Long) claim;
    }

    /** A NumericDate in whole seconds (RFC 7519 §2), up to the end of the year 9999. */
    Instant instant(String name) {
        long second = number(name);
        require(second >= 0 && second <= LATEST_SECOND);
        return Instant.ofEpochSecond(second);
    }

    /** Tells whether {@code aud} is this audience, or a list of texts with it (RFC 7519 §4.1.3). */
    boolean areFor(String audience) {
        Object claim = claim("aud");
        return audience.equals(claim)
                || (claim instanceof List<?> several
                        && several.stream().allMatch(String.class::isInstance)
                        && several.contains(audience));
    }

    /** What stands at a path; empty where nothing does. */
    Optional<Object> find(ClaimPath path) {
        Optional<Object> found = Optional.of(members);
        for (String name : path.names()) {
            found = found.filter(Map.class::isInstance).map(object -> ((Map<?, ?>) object).get(name));
        }
        return found;
    }

    /** What stands at a path. */
    Object at(ClaimPath path) {
        return find(path).orElseThrow(() -> new IllegalArgumentException("claim " + path.text() + " is missing"));
    }

    static String asText(Object claim) {
        require(claim instanceof String);
        return (String) claim;
    }

    /** What a user is called: it reaches logs and pages as the subject does, and is held to the same. */
    static String asUsername(Object claim) {
        return new Subject(asText(claim)).value();
    }

    static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("a claim is missing or wrong");
        }
    }

    private Object claim(String name) {
        return Optional.ofNullable(members.get(name))
                .orElseThrow(() -> new IllegalArgumentException("claim " + name + " is missing"));
    }

    @Override
    public String toString() {
        return "Claims[redacted]";
    }
}
