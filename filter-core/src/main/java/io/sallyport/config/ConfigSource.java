package io.sallyport.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One place where settings may stand. Sources are read once, at start, by one thread. */
public interface ConfigSource {
    /** The place for people, as it reads after "It stands in ". */
    String name();

    /**
     * Finds a value.
     *
     * @param spelling a name as {@link #spell} gave it
     * @throws IllegalArgumentException if something stands there that is no text; the message says what, as it reads
     *     after the setting's name
     */
    Optional<String> find(String spelling);

    /** Every name here that is meant for Sallyport, known or not, spelled as in this place. */
    Set<String> names();

    /** How a setting's name is spelled here. */
    default String spell(String key) {
        return key;
    }

    /** Whether an unknown name stops the start; it is only a warning where others add names as they like. */
    default boolean refusesUnknownNames() {
        return true;
    }

    /** A place whose values are known, and are all meant for Sallyport. */
    static ConfigSource of(String name, Map<String, String> values) {
        return new MapSource(name, Map.copyOf(values));
    }

    /**
     * The process's environment, where {@code sallyport.access-token.lifetime} is
     * {@code SALLYPORT_ACCESS_TOKEN_LIFETIME}. Names that are no setting are only warned of: container platforms add
     * {@code SALLYPORT_PORT} and its like for a service named sallyport.
     */
    static ConfigSource environment(Map<String, String> variables) {
        return new EnvironmentSource(variables);
    }
}
