package io.sallyport;

import io.sallyport.internal.memory.InMemoryUserStore;
import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.PasswordHasher;
import io.sallyport.spi.UserStore;
import java.util.List;
import java.util.Set;

/** Three users with a published password, for a first look on one's own machine. */
final class DemoUsers {
    static final String PASSWORD = "depot-demo-2009";

    private DemoUsers() {}

    static UserStore store(PasswordHasher hasher) {
        PasswordHash hash = hasher.hash(new Password(PASSWORD));
        return new InMemoryUserStore(
                List.of(user("alice", hash, "clerk"), user("bob", hash, "storekeeper"), user("admin", hash, "admin")));
    }

    private static UserAccount user(String name, PasswordHash hash, String role) {
        return new UserAccount(new Subject("demo-" + name), name, hash, true, Set.of(new Role(role)));
    }
}
