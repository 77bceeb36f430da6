package io.sallyport.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values that were given, with where they stand, over the defaults. */
final class GivenSettings {
    private static final String DEFAULT = "default";

    private final String contextPath;
    private final Map<ConfigKey<?>, Given> given = new HashMap<>();
    private final Set<ConfigKey<?>> unreadable = new HashSet<>();

    GivenSettings(String contextPath) {
        this.contextPath = contextPath;
    }

    String contextPath() {
        return contextPath;
    }

    <T> void put(ConfigKey<T> key, T value, String source) {
        given.put(key, new Given(value, source));
    }

    /** Takes note that a value is given but wrong, so that nothing is concluded from its default. */
    void putUnreadable(ConfigKey<?> key) {
        unreadable.add(key);
    }

    boolean isGiven(ConfigKey<?> key) {
        return given.containsKey(key);
    }

    boolean areReadable(ConfigKey<?>... keys) {
        return Set.of(keys).stream().noneMatch(unreadable::contains);
    }

    /** The value in force, empty where there is neither value nor default. */
    @SuppressWarnings("unchecked") // put is the only writer, and gives a key values of its own type only
    <T> Optional<T> find(ConfigKey<T> key) {
        return lookUp(key).map(one -> (T) one.value()).or(() -> key.fallback(this));
    }

    /** The value in force of a setting that has a default. */
    <T> T get(ConfigKey<T> key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException(key.name() + " has no default"));
    }

    String source(ConfigKey<?> key) {
        return lookUp(key).map(Given::source).orElse(DEFAULT);
    }

    /** The value and its place, as they stand in messages about several settings. */
    <T> String describe(ConfigKey<T> key) {
        return find(key).map(key::show).orElse("not set") + " (" + source(key) + ")";
    }

    private Optional<Given> lookUp(ConfigKey<?> key) {
        return Optional.ofNullable(given.get(key));
    }

    private record Given(Object value, String source) {}
}
