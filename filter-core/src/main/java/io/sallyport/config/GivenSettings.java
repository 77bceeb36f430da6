package io.sallyport.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The values that were given, with where they stand, over the defaults. */
final class GivenSettings {
    private static final String DEFAULT = "default";

    private final String contextPath;
    private final Map<String, Given> given = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();

    GivenSettings(String contextPath) {
        this.contextPath = contextPath;
    }

    String contextPath() {
        return contextPath;
    }

    <T> void put(ConfigKey<T> key, T value, String source) {
        given.put(key.name(), new Given(value, source));
    }

    /** Takes note that a value is given but wrong, so that nothing is concluded from its default. */
    void putUnreadable(ConfigKey<?> key) {
        unreadable.add(key.name());
    }

    boolean isGiven(ConfigKey<?> key) {
        return given.containsKey(key.name());
    }

    boolean areReadable(ConfigKey<?>... keys) {
        return Stream.of(keys).map(ConfigKey::name).noneMatch(unreadable::contains);
    }

    /** Every setting there is now: those of {@link Settings#ALL}, and each family's for whatever was named. */
    List<ConfigKey<?>> keys() {
        List<ConfigKey<?>> keys = new ArrayList<>(Settings.ALL);
        for (SettingFamily family : Settings.FAMILIES) {
            members(family).forEach(member -> keys.addAll(family.named(member)));
        }
        return keys;
    }

    /** What the operator named in a family, in the order of the alphabet. */
    List<String> members(SettingFamily family) {
        return Stream.concat(given.keySet().stream(), unreadable.stream())
                .flatMap(name -> family.memberOf(name).stream())
                .distinct()
                .sorted()
                .toList();
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
        return Optional.ofNullable(given.get(key.name()));
    }

    private record Given(Object value, String source) {}
}
