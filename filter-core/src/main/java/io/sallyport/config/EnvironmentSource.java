package io.sallyport.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Environment variables. */
final class EnvironmentSource implements ConfigSource {
    private static final String PREFIX = "SALLYPORT_";

    private final Map<String, String> variables;

    EnvironmentSource(Map<String, String> variables) {
        this.variables = variables.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public String name() {
        return "environment";
    }

    @Override
    public Optional<String> find(String spelling) {
        return Optional.ofNullable(variables.get(spelling));
    }

    @Override
    public Set<String> names() {
        return variables.keySet();
    }

    @Override
    public String spell(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    @Override
    public boolean refusesUnknownNames() {
        return false;
    }
}
