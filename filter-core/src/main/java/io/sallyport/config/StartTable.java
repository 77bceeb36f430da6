package io.sallyport.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The settings in force as lines of aligned text. */
final class StartTable {
    private static final SettingInForce HEAD = new SettingInForce("setting", "value", "from");

    private StartTable() {}

    static <T> SettingInForce row(ConfigKey<T> key, GivenSettings values) {
        String value = values.find(key).map(key::show).orElse("");
        return new SettingInForce(key.name(), value.isEmpty() ? "-" : value, values.source(key));
    }

    /** Values stand last: the longest of them, rules, would push whatever followed out of sight. */
    static String render(List<SettingInForce> table) {
        List<SettingInForce> lines = new ArrayList<>();
        lines.add(HEAD);
        lines.addAll(table);
        int names = width(lines, SettingInForce::name);
        int sources = width(lines, SettingInForce::source);
        return lines.stream()
                .map(line -> padded(line.name(), names) + "  " + padded(line.source(), sources) + "  " + line.value())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static int width(List<SettingInForce> lines, Function<SettingInForce, String> column) {
        return lines.stream().map(column).mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
