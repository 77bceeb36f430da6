package io.sallyport.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads {@code sallyport.rules}: rules parted by line breaks or {@code ;}, where {@code #} starts a comment. A
 * {@code ;} ends a comment too, so that a comment never swallows a rule.
 */
final class RulesParser {
    private static final Pattern SEPARATOR = Pattern.compile("\\R|;");

    private final List<NamedRule> rules = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private RulesParser() {}

    static Parsed<List<AccessRule>> parse(String text) {
        RulesParser parser = new RulesParser();
        String[] lines = SEPARATOR.split(text, -1);
        for (int i = 0; i < lines.length; i++) {
            parser.read(i + 1, lines[i].replaceFirst("#.*", "").strip());
        }
        return parser.result();
    }

    private void read(int number, String line) {
        if (line.isEmpty()) {
            return;
        }
        String name = "line " + number + " '" + OneLine.excerpt(line) + "'";
        try {
            add(new NamedRule(name, RuleLine.parse(line)));
        } catch (IllegalArgumentException wrong) {
            faults.add(name + ": " + wrong.getMessage());
        }
    }

    private void add(NamedRule later) {
        rules.stream()
                .filter(earlier -> earlier.rule().coversAllOf(later.rule()))
                .findFirst()
                .ifPresent(earlier -> faults.add(
                        later.name() + " is never reached, " + earlier.name() + " covers it: move it up or remove it"));
        rules.add(later);
    }

    private Parsed<List<AccessRule>> result() {
        return faults.isEmpty()
                ? new Parsed.Read<>(rules.stream().map(NamedRule::rule).toList())
                : new Parsed.Faulty<>(faults);
    }

    private record NamedRule(String name, AccessRule rule) {}
}
