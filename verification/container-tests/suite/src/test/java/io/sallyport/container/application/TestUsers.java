package io.sallyport.container.application;

import io.sallyport.model.PasswordHash;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.WritableUserStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Users whose hashes have few iterations, so that a suite can sign in often. */
public final class TestUsers implements WritableUserStore {
    /** Everybody's password at first. */
    public static final String PASSWORD = "a-password-of-the-suite";

    private static final PasswordHash HASH = new PasswordHash(
            "$pbkdf2-sha256$i=1000$c2FsdC1mb3ItdGVzdHMhIQ$7xqr014BoQygXOWvhfTm22U65iYTGu1wtP9PIX+QPfs");

    private final Map<String, UserAccount> accounts = new ConcurrentHashMap<>(List.of(
                    user("alice", true, "clerk"),
                    user("bob", true, "storekeeper"),
                    user("carol", true, "clerk"),
                    user("dave", false, "clerk"))
            .stream()
            .collect(Collectors.toMap(UserAccount::username, Function.identity())));

    private static UserAccount user(String name, boolean enabled, String role) {
        return new UserAccount(new Subject("id-of-" + name), name, HASH, enabled, Set.of(new Role(role)));
    }

    @Override
    public Optional<UserAccount> findByUsername(String username) {
        return Optional.ofNullable(accounts.get(username));
    }

    @Override
    public boolean replacePasswordHash(UserAccount account, PasswordHash replacement) {
        return accounts.replace(
                account.username(),
                account,
                new UserAccount(
                        account.subject(), account.username(), replacement, account.enabled(), account.roles()));
    }
}
