package io.sallyport.config;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One setting: its name, how its value is written, its default, whether it is secret, and what it does. The constants
 * are in {@link Settings}; parser, messages, start table and reference page all follow from them.
 *
 * @param <T> what the setting's text is read as
 */
public final class ConfigKey<T> {
    private static final String MASK = "***";
    private static final String PLACEHOLDER = SettingFamily.PLACEHOLDER;

    private final String name;
    private final ValueType<T> type;
    private final String description;
    private final Fallback<T> fallback;
    private final Weakness<T> weakness;
    private final Traits traits;

    private ConfigKey(
            String name,
            ValueType<T> type,
            String description,
            Fallback<T> fallback,
            Weakness<T> weakness,
            Traits traits) {
        this.name = name;
        this.type = type;
        this.description = description;
        this.fallback = fallback;
        this.weakness = weakness;
        this.traits = traits;
    }

    /** A setting without default, warning or secret. */
    static <T> ConfigKey<T> of(String name, ValueType<T> type, String description) {
        Fallback<T> none = new Fallback<>("", values -> Optional.empty());
        return new ConfigKey<>(
                name, type, description, none, new Weakness<>(value -> false, ""), new Traits(false, false));
    }

    /** The same setting with a value that is in force where none is given. */
    ConfigKey<T> byDefault(T value) {
        Fallback<T> fixed = new Fallback<>(type.printer().apply(value), values -> Optional.of(value));
        return new ConfigKey<>(name, type, description, fixed, weakness, traits);
    }

    /** The same setting with a default that follows from the context path or from other settings. */
    ConfigKey<T> byDefault(String text, Function<GivenSettings, T> derivation) {
        Fallback<T> derived = new Fallback<>(text, values -> Optional.of(derivation.apply(values)));
        return new ConfigKey<>(name, type, description, derived, weakness, traits);
    }

    /** The same setting with a warning at each start for some of its values. */
    ConfigKey<T> warningWhen(Predicate<T> weak, String consequence) {
        return new ConfigKey<>(name, type, description, fallback, new Weakness<>(weak, consequence), traits);
    }

    /** The same setting as one whose value is never printed. */
    ConfigKey<T> asSecret() {
        return new ConfigKey<>(name, type, description, fallback, weakness, new Traits(true, traits.required()));
    }

    /** The same setting as one that a family's member must have, since nothing sensible can stand in for it. */
    ConfigKey<T> asRequired() {
        return new ConfigKey<>(name, type, description, fallback, weakness, new Traits(traits.secret(), true));
    }

    /**
     * The setting of a {@link SettingFamily} for one of the things that the operator names.
     *
     * @param member 1 to 32 characters of {@code a-z 0-9 -}
     * @throws IllegalArgumentException if the name is another, or the setting belongs to no family
     */
    public ConfigKey<T> named(String member) {
        if (!name.contains(PLACEHOLDER)) {
            throw new IllegalArgumentException(name + " belongs to no family: use it as it is");
        }
        String full = name.replace(PLACEHOLDER, SettingFamily.requireName(member));
        return new ConfigKey<>(full, type, description, fallback, weakness, traits);
    }

    /** The full name, such as {@code sallyport.access-token.lifetime}. */
    public String name() {
        return name;
    }

    /** One or two words for what the value is, such as {@code duration}. */
    public String type() {
        return type.label();
    }

    /** What to give, as it reads after "give ", range included. */
    public String expectation() {
        return type.expectation();
    }

    /** The default in words, empty where there is none. */
    public String defaultText() {
        return fallback.text();
    }

    /** What the setting does. */
    public String description() {
        return description;
    }

    /** What follows from a value that is warned of at each start, empty where there is none. */
    public String consequence() {
        return weakness.consequence();
    }

    /** Whether the value is a credential, which no message or table shows. */
    public boolean isSecret() {
        return traits.secret();
    }

    /** Whether it must be given wherever another setting of its family is. */
    public boolean isRequired() {
        return traits.required();
    }

    Parsed<T> parse(String text) {
        return type.reader().apply(text);
    }

    /** The value as text that {@link #parse} takes: a credential in the clear where the setting is secret. */
    String write(T value) {
        return type.printer().apply(value);
    }

    /** The value on one line, for the table at start. */
    String show(T value) {
        return traits.secret() ? MASK : OneLine.of(write(value));
    }

    /** The beginning of a text that was given, for messages. */
    String excerpt(String text) {
        return traits.secret() ? MASK : OneLine.excerpt(text);
    }

    Optional<T> fallback(GivenSettings values) {
        return fallback.derivation().apply(values);
    }

    Optional<String> warning(T value) {
        return weakness.weak().test(value) ? Optional.of(weakness.consequence()) : Optional.empty();
    }

    /** What to do about a wrong value. */
    String advice() {
        return advice("give " + expectation());
    }

    String advice(String instead) {
        if (traits.required()) {
            return instead;
        }
        return instead + ", or remove it" + (defaultText().isEmpty() ? "" : " for the default " + defaultText());
    }

    @Override
    public String toString() {
        return name;
    }

    private record Fallback<T>(String text, Function<GivenSettings, Optional<T>> derivation) {}

    private record Traits(boolean secret, boolean required) {}

    private record Weakness<T>(Predicate<T> weak, String consequence) {}
}
