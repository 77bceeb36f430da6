package io.sallyport.internal.memory;

import io.sallyport.model.PasswordHash;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.WritableUserStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Users given at the start; changed passwords last as long as the process. Case counts in user names. */
public final class InMemoryUserStore implements WritableUserStore {
    private final ConcurrentMap<String, UserAccount> accounts = new ConcurrentHashMap<>();

    /**
     * Makes a store of these users.
     *
     * @throws IllegalArgumentException if two of them have one user name or one subject
     */
    public InMemoryUserStore(Collection<UserAccount> users) {
        Set<Subject> subjects = new HashSet<>();
        for (UserAccount user : users) {
            if (!subjects.add(user.subject())) {
                throw new IllegalArgumentException(
                        "two users have the subject '" + user.subject().value() + "': give each its own");
            }
            if (accounts.putIfAbsent(user.username(), user) != null) {
                throw new IllegalArgumentException(
                        "two users have the name '" + user.username() + "': give each its own");
            }
        }
    }

    @Override
    public Optional<UserAccount> findByUsername(String username) {
        return Optional.ofNullable(accounts.get(username));
    }

    @Override
    public boolean replacePasswordHash(UserAccount account, PasswordHash replacement) {
        UserAccount current = accounts.get(account.username());
        return current != null
                && current.passwordHash().equals(account.passwordHash())
                && accounts.replace(account.username(), current, withHash(current, replacement));
    }

    private static UserAccount withHash(UserAccount account, PasswordHash hash) {
        return new UserAccount(account.subject(), account.username(), hash, account.enabled(), account.roles());
    }
}
