package io.sallyport.filter;

import io.sallyport.config.ConfigSource;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.Context;
import javax.naming.NameClassPair;
import javax.naming.NamingException;

/** The application's own JNDI entries, as {@code <env-entry>} makes them. Without JNDI nothing is set. */
final class JndiSource implements ConfigSource {
    private static final String ROOT = "java:comp/env";

    private final Context naming;
    private final Set<String> names;

    JndiSource(Context naming) {
        this.naming = naming;
        this.names = list(naming);
    }

    @Override
    public String name() {
        return "JNDI " + ROOT;
    }

    @Override
    @SuppressWarnings("BanJNDI") // only the application's own entries, by names that are ours: nothing of a request
    public Optional<String> find(String spelling) {
        try {
            return Optional.ofNullable(naming.lookup(ROOT + "/" + spelling)).map(JndiSource::text);
        } catch (NamingException absent) {
            if (names.contains(spelling)) {
                throw new IllegalArgumentException("cannot be looked up (" + absent.getMessage() + ")");
            }
            return Optional.empty();
        }
    }

    @Override
    public Set<String> names() {
        return names;
    }

    private static String text(Object value) {
        if (value instanceof String || value instanceof Boolean || value instanceof Number) {
            return value.toString();
        }
        throw new IllegalArgumentException("is a " + value.getClass().getName() + " and no text");
    }

    private static Set<String> list(Context naming) {
        try {
            return Collections.list(naming.list(ROOT)).stream()
                    .map(NameClassPair::getName)
                    .filter(ServletConfigSources::isOurs)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (NamingException absent) {
            return Set.of();
        }
    }
}
