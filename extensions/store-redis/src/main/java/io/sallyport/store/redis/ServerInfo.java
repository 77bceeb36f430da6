package io.sallyport.store.redis;

import java.util.HashMap;
import java.util.Map;

/** What a server says of itself, by name. */
final class ServerInfo {
    private final Map<String, String> values;

    private ServerInfo(Map<String, String> values) {
        this.values = values;
    }

    /** Lines of name, colon and value, between headings that start with #. */
    static ServerInfo parse(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return new ServerInfo(values);
    }

    /** A value, empty where the server does not say it. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }
}
