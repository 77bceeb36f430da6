package io.sallyport.session;

import io.sallyport.model.PasswordHash;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.spi.UserStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Users that change while they are signed in. */
public final class ChangingUsers implements UserStore {
    private final Map<String, UserAccount> accounts = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean outOfReach;
    private volatile int fatefulQuestion;
    private volatile Runnable fate = () -> {};

    /** An enabled user without a password whose subject and name are the same. */
    public static UserAccount user(String name, String role) {
        return new UserAccount(new Subject(name), name, new PasswordHash(""), true, Set.of(new Role(role)));
    }

    public void put(UserAccount account) {
        accounts.put(account.username(), account);
    }

    public void remove(String username) {
        accounts.remove(username);
    }

    public void outOfReach() {
        outOfReach = true;
    }

    /** Lets something happen while that question from now, 1 or more, is being answered. */
    public void meanwhile(int question, Runnable event) {
        questions.set(0);
        fate = event;
        fatefulQuestion = question;
    }

    @Override
    public Optional<UserAccount> findByUsername(String username) {
        if (questions.incrementAndGet() == fatefulQuestion) {
            fate.run();
        }
        if (outOfReach) {
            throw new StoreUnavailableException("the users are out of reach");
        }
        return Optional.ofNullable(accounts.get(username));
    }
}
