package io.sallyport;

import java.time.Clock;
import java.util.Optional;

/** What the surroundings hold by name: JNDI objects, and attributes of the servlet context. */
public interface Resources {
    /**
     * Finds an object by its name: a servlet-context attribute of exactly that name, else JNDI, where a name without
     * {@code java:} is tried below {@code java:comp/env/} and then as it is.
     */
    <T> Optional<T> find(String name, Class<T> type);

    /** The time. */
    Clock clock();
}
