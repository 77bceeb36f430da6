package io.sallyport.config;

import io.sallyport.model.Role;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may pass a rule. */
public sealed interface Access {
    /** The access as {@code sallyport.rules} has it, such as {@code role:clerk,admin}. */
    String text();

    /** Anybody. */
    record Public() implements Access {
        @Override
        public String text() {
            return "public";
        }
    }

    /** Whoever is signed in. */
    record Authenticated() implements Access {
        @Override
        public String text() {
            return "authenticated";
        }
    }

    /** Nobody. */
    record Denied() implements Access {
        @Override
        public String text() {
            return "deny";
        }
    }

    /**
     * Whoever is signed in and has one of the roles.
     *
     * @param roles one or more
     */
    record AnyRole(Set<Role> roles) implements Access {
        public AnyRole {
            roles = Set.copyOf(roles);
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("a rule by role names one or more roles");
            }
        }

        @Override
        public String text() {
            return roles.stream().map(Role::name).sorted().collect(Collectors.joining(",", "role:", ""));
        }
    }
}
