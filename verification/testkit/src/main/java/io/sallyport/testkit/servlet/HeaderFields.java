package io.sallyport.testkit.servlet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Header fields in the order in which they came; names without regard to case, duplicates kept. */
final class HeaderFields {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> spellings = new LinkedHashMap<>();

    void add(String name, String value) {
        String key = name.toLowerCase(Locale.ROOT);
        spellings.putIfAbsent(key, name);
        values.computeIfAbsent(key, first -> new ArrayList<>()).add(value);
    }

    void set(String name, String value) {
        remove(name);
        add(name, value);
    }

    void remove(String name) {
        values.remove(name.toLowerCase(Locale.ROOT));
        spellings.remove(name.toLowerCase(Locale.ROOT));
    }

    void clear() {
        values.clear();
        spellings.clear();
    }

    List<String> all(String name) {
        return Collections.unmodifiableList(values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    List<String> names() {
        return List.copyOf(spellings.values());
    }
}
