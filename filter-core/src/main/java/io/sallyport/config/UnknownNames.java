package io.sallyport.config;

import java.util.List;

/** Finds names that are no setting, and says which setting was meant. */
final class UnknownNames {
    private UnknownNames() {}

    static void report(List<ConfigSource> sources, Findings findings) {
        sources.forEach(source -> report(source, findings));
    }

    private static void report(ConfigSource source, Findings findings) {
        List<String> known =
                Settings.ALL.stream().map(key -> source.spell(key.name())).toList();
        source.names().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> report(name, Spelling.nearest(name, known), source, findings));
    }

    private static void report(String name, String nearest, ConfigSource source, Findings findings) {
        String meant = "; did you mean " + nearest + "?";
        if (source.refusesUnknownNames()) {
            findings.problem(OneLine.excerpt(name) + " is not a setting" + meant, source.name());
        } else {
            findings.warning(OneLine.excerpt(name) + " is not a setting and is ignored" + meant, source.name());
        }
    }
}
