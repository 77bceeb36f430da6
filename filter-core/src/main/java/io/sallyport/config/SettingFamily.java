package io.sallyport.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Settings of which there is one set for each thing that the operator names, as in {@code
 * sallyport.trusted-issuers.<name>.issuer}. The name's letters are small and there is no {@code _} among them, so that
 * the environment, where letters are capital and {@code -} is {@code _}, can spell it too.
 */
public final class SettingFamily {
    /** What stands for the name in {@link ConfigKey#name} of a family's settings. */
    static final String PLACEHOLDER = "<name>";

    /** Behind a setting's name that has the placeholder in it. */
    static final String EXPLANATION = " with 1 to 32 characters of a-z 0-9 - for " + PLACEHOLDER;

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

    private final String title;
    private final String description;
    private final List<ConfigKey<?>> settings;

    /** Takes settings whose names are the same up to the placeholder. */
    SettingFamily(String title, String description, List<ConfigKey<?>> settings) {
        this.title = title;
        this.description = description;
        this.settings = List.copyOf(settings);
    }

    /** A few words for what the settings are about. */
    public String title() {
        return title;
    }

    /** What the settings are about, and what the name stands for. */
    public String description() {
        return description;
    }

    /** The settings, with {@code <name>} in their names. */
    public List<ConfigKey<?>> settings() {
        return settings;
    }

    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name has 1 to 32 characters of a-z 0-9 -, got '" + name + "'");
        }
        return name;
    }

    /** The settings of one thing. */
    List<ConfigKey<?>> named(String name) {
        return settings.stream().<ConfigKey<?>>map(key -> key.named(name)).toList();
    }

    /** The names that settings in these places have, in the order of the alphabet. */
    List<String> membersIn(List<ConfigSource> sources) {
        return sources.stream()
                .flatMap(source -> source.names().stream().flatMap(name -> members(name, source)))
                .distinct()
                .sorted()
                .toList();
    }

    /** The name within a setting's, if the setting is one of this family. */
    Optional<String> memberOf(String setting) {
        return settings.stream().flatMap(key -> between(setting, key.name())).findFirst();
    }

    /** The name that stands where this family's have one, whatever follows. */
    Optional<String> memberIn(String text) {
        String prefix =
                settings.get(0).name().substring(0, settings.get(0).name().indexOf(PLACEHOLDER));
        Matcher name = Pattern.compile(Pattern.quote(prefix) + "([a-z0-9-]{1,32})\\..*")
                .matcher(text);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private Stream<String> members(String spelling, ConfigSource source) {
        return settings.stream()
                .flatMap(key -> between(spelling, source.spell(key.name()))
                        .map(middle -> middle.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .filter(name -> NAME.matcher(name).matches())
                        .filter(name -> source.spell(key.named(name).name()).equals(spelling)));
    }

    private static Stream<String> between(String text, String pattern) {
        String mark = pattern.contains(PLACEHOLDER) ? PLACEHOLDER : PLACEHOLDER.toUpperCase(Locale.ROOT);
        String before = pattern.substring(0, pattern.indexOf(mark));
        String after = pattern.substring(before.length() + mark.length());
        boolean fits =
                text.length() > before.length() + after.length() && text.startsWith(before) && text.endsWith(after);
        return fits ? Stream.of(text.substring(before.length(), text.length() - after.length())) : Stream.empty();
    }
}
