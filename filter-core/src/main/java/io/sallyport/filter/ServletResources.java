package io.sallyport.filter;

import io.sallyport.Resources;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;

/**
 * What a servlet context and JNDI hold. An object of another type than the one asked for is passed over, and of JNDI's
 * schemes only {@code java:} is asked, never a remote one.
 */
final class ServletResources implements Resources {
    private static final Logger LOGGER = System.getLogger(ServletResources.class.getName());

    private final ServletContext context;
    private final Context naming;
    private final Clock clock;

    ServletResources(ServletContext context, Context naming, Clock clock) {
        this.context = context;
        this.naming = naming;
        this.clock = clock;
    }

    /** What is around one application in this process, with the machine's own time. */
    @SuppressForbidden("the one place where the clock comes from: everything else is given it")
    static ServletResources around(ServletContext context) {
        return new ServletResources(context, ServletConfigSources.naming(), Clock.systemUTC());
    }

    @Override
    public <T> Optional<T> find(String name, Class<T> type) {
        return Optional.ofNullable(context.getAttribute(name))
                .filter(type::isInstance)
                .or(() -> jndiNames(name)
                        .flatMap(jndiName -> lookUp(jndiName).stream())
                        .filter(type::isInstance)
                        .findFirst())
                .map(type::cast);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    private static Stream<String> jndiNames(String name) {
        if (name.contains(":")) {
            return name.startsWith("java:") ? Stream.of(name) : Stream.empty();
        }
        return Stream.of("java:comp/env/" + name, name);
    }

    @SuppressWarnings("BanJNDI") // local names that the operator configured: nothing of a request
    private Optional<Object> lookUp(String jndiName) {
        try {
            return Optional.ofNullable(naming.lookup(jndiName));
        } catch (NameNotFoundException | NoInitialContextException absent) {
            return Optional.empty();
        } catch (NamingException broken) {
            LOGGER.log(Level.WARNING, "JNDI cannot give {0}: {1}", jndiName, broken.getMessage());
            return Optional.empty();
        }
    }
}
