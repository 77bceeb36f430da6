package io.sallyport.store.redis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a server writes to its disk, as far as it says so. */
final class Durability {
    /** Asks a server for it. */
    static final List<String> QUESTION = List.of("CONFIG", "GET", "append*");

    private final Map<String, String> settings;

    private Durability(Map<String, String> settings) {
        this.settings = settings;
    }

    /** The answer to the question; a server may refuse it. */
    static Durability of(Reply answer) {
        Map<String, String> settings = new HashMap<>();
        if (answer instanceof Reply.Several pairs) {
            for (int i = 0; i + 1 < pairs.values().size(); i += 2) {
                settings.put(
                        pairs.values().get(i).text(), pairs.values().get(i + 1).text());
            }
        }
        return new Durability(settings);
    }

    /** Whether it said anything. */
    boolean isKnown() {
        return settings.containsKey("appendonly");
    }

    /** Whether what it has confirmed is on its disk. */
    boolean isComplete() {
        return is("appendonly", "yes") && is("appendfsync", "always");
    }

    /** Whether nobody knows when it gets there, if ever. */
    boolean isWeak() {
        return is("appendonly", "no") || is("appendfsync", "no");
    }

    private boolean is(String name, String value) {
        return value.equals(settings.get(name));
    }
}
