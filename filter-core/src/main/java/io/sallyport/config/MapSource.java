package io.sallyport.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A place whose values are known. */
record MapSource(String name, Map<String, String> values) implements ConfigSource {
    @Override
    public Optional<String> find(String spelling) {
        return Optional.ofNullable(values.get(spelling));
    }

    @Override
    public Set<String> names() {
        return values.keySet();
    }

    @Override
    public String toString() {
        return name;
    }
}
