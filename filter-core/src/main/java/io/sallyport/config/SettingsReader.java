package io.sallyport.config;

import java.util.List;
import java.util.Optional;

/** Reads every setting from the first source that has it. */
final class SettingsReader {
    private final List<ConfigSource> sources;
    private final GivenSettings values;
    private final Findings findings;

    SettingsReader(List<ConfigSource> sources, GivenSettings values, Findings findings) {
        this.sources = sources;
        this.values = values;
        this.findings = findings;
    }

    void readAll() {
        Settings.ALL.forEach(this::read);
        for (SettingFamily family : Settings.FAMILIES) {
            family.membersIn(sources).forEach(member -> family.named(member).forEach(this::read));
        }
    }

    private <T> void read(ConfigKey<T> key) {
        for (ConfigSource source : sources) {
            Optional<String> text = find(key, source);
            if (text.isPresent()) {
                read(key, text.get().strip(), source);
                return;
            }
            if (!values.areReadable(key)) {
                return;
            }
        }
    }

    private Optional<String> find(ConfigKey<?> key, ConfigSource source) {
        try {
            return source.find(source.spell(key.name()));
        } catch (IllegalArgumentException noText) {
            refuse(key, key.name() + " " + noText.getMessage() + ": " + key.advice(), source);
            return Optional.empty();
        }
    }

    private <T> void read(ConfigKey<T> key, String text, ConfigSource source) {
        if (text.isEmpty()) {
            refuse(key, key.name() + " is empty: " + key.advice(), source);
            return;
        }
        Parsed<T> parsed = key.parse(text);
        if (parsed instanceof Parsed.Read<T> read) {
            values.put(key, read.value(), source.name());
        } else {
            faults(key, text, parsed).forEach(fault -> refuse(key, fault, source));
        }
    }

    /** One sentence for each thing that is wrong with a text. */
    static <T> List<String> faults(ConfigKey<T> key, String text, Parsed<T> parsed) {
        if (parsed instanceof Parsed.Faulty<T> faulty) {
            return faulty.faults().stream()
                    .map(fault -> key.name() + " " + fault)
                    .toList();
        }
        return List.of(key.name() + " is '" + key.excerpt(text) + "': " + key.advice());
    }

    private void refuse(ConfigKey<?> key, String sentence, ConfigSource source) {
        values.putUnreadable(key);
        String spelling = source.spell(key.name());
        findings.problem(sentence, source.name() + (spelling.equals(key.name()) ? "" : " as " + spelling));
    }
}
