package io.sallyport.config;

import io.sallyport.model.Role;
import java.util.Set;

/** Who may pass a rule. */
public sealed interface Access {
    /** Anybody. */
    record Public() implements Access {}

    /** Whoever is signed in. */
    record Authenticated() implements Access {}

    /** Nobody. */
    record Denied() implements Access {}

    /**
     * Whoever is signed in and has one of the roles.
     *
     * @param roles one or more
     */
    record AnyRole(Set<Role> roles) implements Access {
        public AnyRole {
            roles = Set.copyOf(roles);
        }
    }
}
