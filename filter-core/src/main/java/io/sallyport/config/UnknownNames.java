package io.sallyport.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds names that are no setting, and says which setting was meant. */
final class UnknownNames {
    private UnknownNames() {}

    static void report(List<ConfigSource> sources, Findings findings) {
        sources.forEach(source -> report(source, findings));
    }

    private static void report(ConfigSource source, Findings findings) {
        List<String> known = spelled(Settings.ALL.stream(), source);
        for (SettingFamily family : Settings.FAMILIES) {
            family.membersIn(List.of(source))
                    .forEach(member -> known.addAll(spelled(family.named(member).stream(), source)));
        }
        source.names().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> report(name, nearest(name, known, source), source, findings));
    }

    /** A member of a family is known by a setting that it has; one that has none yet is taken by its own name. */
    private static String nearest(String name, List<String> known, ConfigSource source) {
        List<String> candidates = new ArrayList<>(known);
        for (SettingFamily family : Settings.FAMILIES) {
            candidates.addAll(
                    spelled(family.memberIn(name).map(family::named).orElse(family.settings()).stream(), source));
        }
        String nearest = Spelling.nearest(name, candidates);
        return nearest.contains(SettingFamily.PLACEHOLDER) ? nearest + SettingFamily.EXPLANATION : nearest;
    }

    private static List<String> spelled(Stream<ConfigKey<?>> keys, ConfigSource source) {
        return keys.map(key -> source.spell(key.name())).collect(Collectors.toCollection(ArrayList::new));
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
