package io.sallyport.login;

import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.PasswordHasher;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.spi.UserStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells whether a user name and a password belong together. An unknown user, a disabled one and one whose hash is of
 * another kind cost the same hash as a wrong password. No more hashes run at once than there are processors. Safe for
 * use by many threads.
 */
public final class PasswordCheck {
    private static final Logger LOG = System.getLogger(PasswordCheck.class.getName());
    private static final int SECONDS_TO_WAIT = 2;

    private final UserStore users;
    private final PasswordHasher hasher;
    private final PasswordHash dummy;
    private final Semaphore permits;

    /** Hashes one dummy password, so that there is something to compare with where there is no user. */
    public PasswordCheck(UserStore users, PasswordHasher hasher, int mostAtOnce) {
        this.users = users;
        this.hasher = hasher;
        this.dummy = hasher.hash(new Password("no user has this password"));
        this.permits = new Semaphore(mostAtOnce);
    }

    /**
     * Finds the user whose password this is.
     *
     * @return empty if the user is unknown or disabled or the password is wrong, all alike
     * @throws StoreUnavailableException if the user store cannot answer, or too many others are signing in
     */
    public Optional<UserAccount> check(String username, Password password) {
        Optional<UserAccount> user = users.findByUsername(username);
        Optional<PasswordHash> known = user.map(UserAccount::passwordHash).filter(hasher::recognises);
        if (user.isPresent() && known.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "the password hash of subject {0} is of an unknown kind: store a $pbkdf2-sha256$ hash",
                    user.get().subject().value());
        }
        boolean matches = matches(password, known.orElse(dummy));
        return user.filter(UserAccount::enabled).filter(enabled -> matches && known.isPresent());
    }

    /**
     * Hashes a new password, within the same limit.
     *
     * @throws StoreUnavailableException if too many others are signing in
     */
    PasswordHash hash(Password password) {
        return withinLimit(() -> hasher.hash(password));
    }

    private boolean matches(Password password, PasswordHash hash) {
        return withinLimit(() -> hasher.matches(password, hash));
    }

    private <T> T withinLimit(Supplier<T> hashing) {
        try {
            if (!permits.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                throw new StoreUnavailableException("too many sign-ins at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting to check a password", e);
        }
        try {
            return hashing.get();
        } finally {
            permits.release();
        }
    }
}
